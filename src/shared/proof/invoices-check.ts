import { parseBeijingIso } from '../domain/beijing-time.ts';
import { formatYuan } from '../domain/money.ts';
import { equalBytes, fromUtf8, toHex, utf8 } from '../gm/bytes.ts';
import type { Gm } from '../gm/load-gm.ts';
import { type Body, type Check, createFaults, numberOf, textOf } from './check.ts';
import type { Evidence, EvidenceEntry, EvidenceInvoice } from './evidence.ts';
import { checkSignature, supervisedBytes } from './invoice-signature.ts';
import type { TrustJudge } from './trust.ts';

interface InvoiceParts {
  readonly gm: Gm;
  readonly judge: TrustJudge;
  readonly evidence: Evidence;
}

/** Names an invoice in a fault. */
function nameOf(body: Body): string {
  return `${textOf(body, 'code')}-${textOf(body, 'number')}`;
}

/** P1, P4: every issued entry has its invoice, bytes and signature as digested; stored facts say what was signed. */
export function createDocumentsCheck({ gm, evidence }: InvoiceParts): Check {
  const faults = createFaults();
  let count = 0;

  function faultOf(entry: EvidenceEntry, body: Body): string | undefined {
    const invoice = evidence.invoice(entry.seq);
    if (invoice === undefined) return '票据不见了';
    if (toHex(gm.sm3(invoice.signedBytes)) !== textOf(body, 'signedBytesSm3')) return '签名原文被改动';
    if (toHex(gm.sm3(invoice.signature)) !== textOf(body, 'signatureSm3')) return '单位签名被换过';
    if (!factsAgree(invoice, body) || invoice.issuedAt !== entry.at) return '票据表与流水账不同';
    if (toHex(gm.sm3(utf8(invoice.businessNumber))) !== textOf(body, 'businessNumberSm3'))
      return '业务流水号被改动';
    return saysTheSame(fromUtf8(invoice.signedBytes), invoice) ? undefined : '签名原文与登记的事实不同';
  }

  return {
    name: 'documents',
    see(entry, body) {
      if (entry.type !== 'invoice.issued') return;
      count += 1;
      const fault = faultOf(entry, body);
      if (fault !== undefined) faults.add(`${nameOf(body)} ${fault}`);
    },
    finish() {
      if (count !== evidence.invoiceCount)
        faults.add(`流水账记 ${count} 张，票据表有 ${evidence.invoiceCount} 张`);
      return faults.outcome(`${count} 张票据的原文、签名与流水账一致`);
    },
  };
}

function factsAgree(invoice: EvidenceInvoice, body: Body): boolean {
  return (
    invoice.code === textOf(body, 'code') &&
    invoice.number === textOf(body, 'number') &&
    invoice.checkCode === textOf(body, 'checkCode') &&
    invoice.kind === textOf(body, 'kind') &&
    invoice.leaseId === textOf(body, 'leaseId') &&
    invoice.totalFen === numberOf(body, 'totalFen')
  );
}

/** The signed bytes are one fixed spelling, so these elements can be looked for as they must stand. */
function saysTheSame(xml: string, invoice: EvidenceInvoice): boolean {
  const compact = invoice.issuedAt.slice(0, 10).replaceAll('-', '');
  return [
    `<EInvoiceCode>${invoice.code}</EInvoiceCode><EInvoiceNumber>${invoice.number}</EInvoiceNumber>`,
    `<RandomNumber>${invoice.checkCode}</RandomNumber>`,
    `<TotalAmount>${formatYuan(invoice.totalFen)}</TotalAmount>`,
    `<IssueDate>${compact}</IssueDate><IssueTime>${invoice.issuedAt.slice(11, 19)}</IssueTime>`,
  ].every(element => xml.includes(element));
}

/** The unit's signature on every invoice: over the bytes, by this terminal's invoice certificate, valid then. */
export function createUnitSignaturesCheck({ gm, judge, evidence }: InvoiceParts): Check {
  const faults = createFaults();
  let count = 0;
  return {
    name: 'unit-signatures',
    see(entry, body) {
      const invoice = entry.type === 'invoice.issued' ? evidence.invoice(entry.seq) : undefined;
      if (invoice === undefined) return;
      count += 1;
      const { signedBytes, signature } = invoice;
      const checked = checkSignature(gm, judge, { id: 'unit', content: signedBytes, element: signature });
      if (!checked.ok) faults.add(`${nameOf(body)} 的单位签名验不过（${checked.reason}）`);
      else if (!equalBytes(checked.signer.der, evidence.invoiceCertificate.der))
        faults.add(`${nameOf(body)} 不是这台终端签的`);
    },
    finish: () => faults.outcome(`${count} 个单位签名都验过`),
  };
}

/** The platform's supervision signature on every accepted invoice. */
export function createSupervisionCheck({ gm, judge, evidence }: InvoiceParts): Check {
  const faults = createFaults();
  let count = 0;
  let waiting = 0;
  return {
    name: 'supervision-signatures',
    see(entry, body) {
      const invoice = entry.type === 'invoice.issued' ? evidence.invoice(entry.seq) : undefined;
      if (invoice === undefined) return;
      if (invoice.supervision === undefined) {
        waiting += 1;
        return;
      }
      count += 1;
      const content = supervisedBytes(invoice.signedBytes, invoice.signature);
      const checked = checkSignature(gm, judge, { id: 'supervision', content, element: invoice.supervision });
      if (!checked.ok) faults.add(`${nameOf(body)} 的监制签名验不过（${checked.reason}）`);
    },
    finish: () => faults.outcome(`${count} 个监制签名都验过，${waiting} 张还没有监制签名`),
  };
}

/** P8: no invoice is dated before the one preceding it. */
export function createDatesCheck(): Check {
  const faults = createFaults();
  let last = 0;
  return {
    name: 'dates',
    see(entry, body) {
      if (entry.type !== 'invoice.issued') return;
      const at = parseBeijingIso(entry.at) ?? Number.NaN;
      if (!(at >= last)) faults.add(`${nameOf(body)} 的时间早于前一张`);
      last = Math.max(last, at);
    },
    finish: () => faults.outcome('开具时间只进不退'),
  };
}

/** P3: within the terminal, one business number has one invoice. */
export function createBusinessNumbersCheck(): Check {
  const faults = createFaults();
  const seen = new Set<string>();
  return {
    name: 'business-numbers',
    see(entry, body) {
      if (entry.type !== 'invoice.issued') return;
      const digest = textOf(body, 'businessNumberSm3');
      if (seen.has(digest)) faults.add(`${nameOf(body)} 的业务流水号开过两次`);
      seen.add(digest);
    },
    finish: () => faults.outcome(`${seen.size} 个业务流水号各一张`),
  };
}
