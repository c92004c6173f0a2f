import { displayYuan, type Fen } from '../../../shared/domain/money.ts';
import type { NumberKey } from '../store/issued-entries.ts';
import { type Html, html } from './html.ts';

/** `3206 0126` and `0000 0012 34`: grouped for reading, whole when copied by its parts. */
export function groupedCode(code: string): string {
  return code.replace(/(\d{4})(?=\d)/g, '$1 ');
}

export function invoiceName({ code, number }: NumberKey): Html {
  return html`<span class="code">${groupedCode(code)}</span> <span class="code">${groupedCode(number)}</span>`;
}

/** A total: `¥100.00`, `−¥100.00`. */
export function total(fen: Fen): Html {
  const sign = fen < 0 ? '−' : '';
  return html`<span class="figure${fen < 0 ? ' negative' : ''}">${sign}¥${displayYuan(Math.abs(fen))}</span>`;
}

/** An amount in a column that names its unit. */
export function amount(fen: Fen): Html {
  return html`<span class="figure${fen < 0 ? ' negative' : ''}">${displayYuan(fen)}</span>`;
}

/** `2026-11-24 10:21:03`. */
export function dayAndTime(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
}

/** 王*: enough for the payer to know it is theirs. */
export function maskedName(name: string): string {
  return `${[...name][0] ?? ''}*`;
}
