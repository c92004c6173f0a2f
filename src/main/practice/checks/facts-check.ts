import { parseBeijingIso } from '../../../shared/domain/beijing-time.ts';
import { eInvoiceId } from '../../../shared/domain/ids.ts';
import { eInvoiceTag } from '../../../shared/domain/invoice.ts';
import { toHex, utf8 } from '../../../shared/gm/bytes.ts';
import type { Gm } from '../../../shared/gm/load-gm.ts';
import { type Finding, finding } from './finding.ts';
import { issuedAt, type Submission } from './submission.ts';

/** The frame of every e-invoice of this province: identifier, tag, version, currency. A fault here is a refusal. */
export function frameProblem({ facts }: Submission): Finding | undefined {
  const area = facts.code.slice(0, 2);
  if (facts.eInvoiceId !== eInvoiceId(facts.code, facts.number))
    return finding('malformed', 'EInvoiceID 与票据代码、号码不一致');
  if (facts.tag !== eInvoiceTag(area)) return finding('malformed', `EInvoiceTag 应为 ${eInvoiceTag(area)}`);
  if (facts.version !== '1.1.0') return finding('malformed', `版本 ${facts.version} 不是 1.1.0`);
  if (facts.currency !== 'CNY') return finding('malformed', `币种 ${facts.currency} 不是 CNY`);
  return undefined;
}

/** The signed bytes and the journal must say the same. A difference is a refusal. */
export function journalProblem(gm: Pick<Gm, 'sm3'>, submission: Submission): Finding | undefined {
  const { facts, entry } = submission;
  const { body } = entry;
  const differing = [
    facts.code === body.code ? '' : '票据代码',
    facts.number === body.number ? '' : '票据号码',
    facts.checkCode === body.checkCode ? '' : '校验码',
    facts.totalFen === body.totalFen ? '' : '金额合计',
    facts.code.slice(2, 6) === body.kind ? '' : '票据种类',
    toHex(gm.sm3(utf8(facts.businessNumber))) === body.businessNumberSm3 ? '' : '业务流水号',
    facts.related?.code === body.relatedCode && facts.related?.number === body.relatedNumber
      ? ''
      : '相关票据',
    issuedAt(submission) === Math.floor((parseBeijingIso(entry.at) ?? 0) / 1000) * 1000 ? '' : '开票时间',
  ].filter(name => name !== '');
  if (differing.length === 0) return undefined;
  return finding('facts_mismatch', `票据与流水账不一致：${differing.join('、')}`);
}
