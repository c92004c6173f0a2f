import type { errorClassTexts } from '../../texts/sync.ts';

export type ErrorClass = keyof typeof errorClassTexts;

const classes: Readonly<Record<string, ErrorClass>> = {
  platform_unreachable: 'network',
  platform_refused: 'platform',
  lease_refused: 'platform',
  enrolment_refused: 'platform',
  lease_invalid: 'content',
  catalogue_invalid: 'content',
  invoice_not_issuable: 'content',
  answer_untrusted: 'certificate',
  trust_mismatch: 'certificate',
};

/** 网络/平台/内容/证书, and what is wrong with the desk itself. */
export function errorClass(code: string): ErrorClass {
  return Object.hasOwn(classes, code) ? (classes[code] ?? 'desk') : 'desk';
}
