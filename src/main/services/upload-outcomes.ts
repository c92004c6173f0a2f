import { AppError } from '../../shared/errors.ts';
import { fromBase64 } from '../../shared/gm/bytes.ts';
import type { Gm } from '../../shared/gm/load-gm.ts';
import { checkSignature, supervisedBytes } from '../../shared/proof/invoice-signature.ts';
import type { TrustJudge } from '../../shared/proof/trust.ts';
import type { InvoiceResult, SettledResult } from '../../shared/protocol/upload.ts';
import type { ListedInvoice } from '../db/repositories/invoices.ts';
import type { InvoiceOutcome } from '../db/repositories/results.ts';
import type { ReadStore } from '../db/store.ts';

interface OutcomeParts {
  readonly gm: Gm;
  readonly judge: TrustJudge;
  readonly store: ReadStore;
}

/**
 * The platform's result for each invoice that was sent, by seq. An acceptance counts only with a supervision signature
 * over exactly our bytes. Throws `answer_untrusted` for a bad one, and where a result is missing or about something else.
 */
export function readOutcomes(
  results: readonly InvoiceResult[],
  sent: readonly ListedInvoice[],
  parts: OutcomeParts,
): ReadonlyMap<number, InvoiceOutcome> {
  const byNumber = new Map(results.map(result => [`${result.code}-${result.number}`, result]));
  return new Map(
    sent.map(invoice => {
      const result = byNumber.get(`${invoice.code}-${invoice.number}`);
      if (result === undefined) throw untrusted(invoice, '没有说到这张票据');
      return [
        invoice.seq,
        readOutcome(invoice, result.result === 'duplicate' ? result.first : result, parts),
      ];
    }),
  );
}

function readOutcome(
  invoice: ListedInvoice,
  result: SettledResult,
  { gm, judge, store }: OutcomeParts,
): InvoiceOutcome {
  if (result.code !== invoice.code || result.number !== invoice.number)
    throw untrusted(invoice, '说的是另一张票据');
  if (result.result === 'objected') return { state: 'objected', code: result.objection, text: result.text };
  if (result.result === 'refused') return { state: 'refused', code: result.refusal, text: result.text };
  const document = store.invoices.document(invoice.seq);
  const supervision = fromBase64(result.supervision);
  const checked =
    document !== undefined &&
    checkSignature(gm, judge, {
      id: 'supervision',
      content: supervisedBytes(document.signedBytes, document.signature),
      element: supervision,
    }).ok;
  if (!checked) throw untrusted(invoice, '监制签名验不过');
  return { state: 'accepted', late: result.late, supervision };
}

function untrusted(invoice: ListedInvoice, reason: string): AppError {
  return new AppError(
    'answer_untrusted',
    `平台对票据 ${invoice.number} 的回答不可信：${reason}。已丢弃，票据完好仍待上传；请系统管理员核对平台。`,
  );
}
