import { displayYuan } from '../../../shared/domain/money.ts';
import { escapeXml } from '../../../shared/domain/signature-element.ts';
import type { Invoices, RegisteredInvoice } from '../store/invoices.ts';

export interface VerificationQuery {
  readonly code: string;
  readonly number: string;
  readonly check: string;
}

/** The page a payer opens. An unknown number and a wrong check code look the same, so that nobody can try them out. */
export function verificationPage(invoices: Invoices, query: VerificationQuery | undefined): string {
  if (query === undefined) return page('请填写票据代码、票据号码和校验码。', '');
  const invoice = invoices.find(query);
  if (invoice === undefined || invoice.checkCode !== query.check)
    return page('未查到这张票据', '请核对票据代码、票据号码和校验码；刚开出或离线开具的票据可能还没有上传。');
  const isReversed = invoices.reversalOf(invoice, { code: '', number: '' }) !== undefined;
  return page(verdictText(invoice, isReversed), facts(invoice));
}

function verdictText({ verdict }: RegisteredInvoice, isReversed: boolean): string {
  if (isReversed) return '这张票据已冲红，不再有效';
  if (verdict.result === 'accepted') return '查验一致：平台已监制';
  return `平台对这张票据有异议，尚未监制：${verdict.text}`;
}

function facts({ code, number, checkCode, issuedAt, totalFen }: RegisteredInvoice): string {
  const rows = [
    ['票据代码', code],
    ['票据号码', number],
    ['校验码', checkCode],
    ['开票日期', issuedAt.slice(0, 10)],
    ['金额合计', `${displayYuan(totalFen)} 元`],
  ];
  return rows.map(([name, value]) => `${name}：${value}`).join('\n');
}

function page(headline: string, text: string): string {
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>财政电子票据查验（练习）</title>
<style>body{font:16px/1.7 sans-serif;max-width:34rem;margin:2rem auto;padding:0 1rem}p{white-space:pre-line}
.practice{color:#5c3b00;background:#ffe9a8;padding:.5rem 1rem}</style></head><body>
<p class="practice">演练平台（练习）PRACTICE：这里的票据都不是正式票据。</p>
<h1>财政电子票据查验</h1>
<h2>${escapeXml(headline)}</h2>
<p>${escapeXml(text)}</p>
<form action="/verify"><p><label>票据代码 <input name="code" pattern="[0-9]{8}" required></label>
<label>票据号码 <input name="number" pattern="[0-9]{10}" required></label>
<label>校验码 <input name="check" pattern="[0-9A-Za-z]{6}" required></label></p>
<button>查验</button></form></body></html>
`;
}
