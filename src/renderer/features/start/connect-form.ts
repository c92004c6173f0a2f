import type { SetupCheck } from '../../../shared/contract/setup.ts';
import { startTexts } from '../../texts/start.ts';
import type { UnitForm } from './unit-form.ts';

export interface ConnectForm {
  readonly url: string;
  readonly trust: string;
}

export const blankConnect: ConnectForm = { url: '', trust: '' };

export function connectProblems({ url, trust }: ConnectForm): Partial<Record<keyof ConnectForm, string>> {
  return {
    ...(/^https?:\/\/[^\s/]+/.test(url.trim()) && URL.canParse(url.trim())
      ? {}
      : { url: startTexts.urlInvalid }),
    ...(isTrust(trust.trim()) ? {} : { trust: startTexts.trustInvalid }),
  };
}

function isTrust(trust: string): boolean {
  if (/^sha256:[0-9a-fA-F:]+$/.test(trust))
    return trust.slice('sha256:'.length).replaceAll(':', '').length === 64;
  return /^-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----$/.test(trust);
}

/** A certificate file as PEM, whichever of the two ways it was saved. */
export function pemOf(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes);
  if (text.includes('-----BEGIN CERTIFICATE-----')) return text.trim();
  const base64 = btoa(String.fromCharCode(...bytes));
  return `-----BEGIN CERTIFICATE-----\n${base64.replace(/.{64}/g, '$&\n').trim()}\n-----END CERTIFICATE-----`;
}

/** What the finance office needs in order to help; nothing secret, so no enrolment code. */
export function financeText(
  checks: readonly SetupCheck[],
  { unit, point, url }: Pick<UnitForm, 'unit' | 'point'> & Pick<ConnectForm, 'url'>,
): string {
  const failed = checks.filter(({ state }) => state === 'failed');
  return startTexts.copyText(
    [
      `${startTexts.unit}：${unit}`,
      `${startTexts.point}：${point}`,
      `${startTexts.url}：${url}`,
      ...failed.map(({ name, text }) => `${startTexts.checks[name]}：${text}`),
    ].join('\n'),
  );
}
