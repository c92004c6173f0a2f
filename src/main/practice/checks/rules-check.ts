import { type EpochMs, parseBeijingIso } from '../../../shared/domain/beijing-time.ts';
import { displayYuan } from '../../../shared/domain/money.ts';
import { practicePolicy } from '../practice-policy.ts';
import type { Invoices } from '../store/invoices.ts';
import type { IssuedEntries } from '../store/issued-entries.ts';
import type { LeaseFacts } from '../store/leases.ts';
import { type Finding, finding } from './finding.ts';
import { issuedAt, type Submission } from './submission.ts';

interface Deps {
  readonly issued: Pick<IssuedEntries, 'reportedEarlier'>;
  readonly invoices: Pick<Invoices, 'find' | 'reversalOf'>;
}

interface Circumstances {
  readonly lease: LeaseFacts;
  readonly now: EpochMs;
}

/** The rules an invoice with the right number and signature can still break: each one is an objection. */
export function rulesProblem(
  deps: Deps,
  submission: Submission,
  { lease, now }: Circumstances,
): Finding | undefined {
  const { facts, entry } = submission;
  if (issuedAt(submission) > now + practicePolicy.clockToleranceSeconds * 1000)
    return finding('issued_in_future', '开票时间晚于平台时间');
  if (
    entry.precedingAt !== null &&
    (parseBeijingIso(entry.at) ?? 0) < (parseBeijingIso(entry.precedingAt) ?? 0)
  )
    return finding('issued_before_preceding', '开票时间早于前一张票据');
  if (facts.items.reduce((sum, item) => sum + item.amountFen, 0) !== facts.totalFen)
    return finding('sum_mismatch', '项目金额之和不等于金额合计');
  if (Math.abs(facts.totalFen) > lease.perInvoiceMaxFen)
    return finding('over_invoice_limit', `单张限额 ${displayYuan(lease.perInvoiceMaxFen)} 元`);
  const reversal =
    facts.related === undefined ? blueProblem(submission) : redProblem(deps, submission, facts.related);
  return reversal ?? businessNumberProblem(deps, submission);
}

function blueProblem({ facts }: Submission): Finding | undefined {
  const isNegative = facts.totalFen < 0 || facts.items.some(item => item.amountFen < 0);
  return isNegative ? finding('amount_negative', '蓝票的金额不能为负') : undefined;
}

/** A red invoice cancels one registered invoice of the unit, whole and once. */
function redProblem(
  { invoices }: Deps,
  { facts }: Submission,
  related: NonNullable<Submission['facts']['related']>,
): Finding | undefined {
  const original = invoices.find(related);
  if (original === undefined || original.related !== undefined)
    return finding('related_unknown', `平台没有可以冲红的票据 ${related.code} ${related.number}`);
  if (facts.totalFen !== -original.totalFen) return finding('reversal_not_whole', '红票金额应为原票的负数');
  if (invoices.reversalOf(related, facts) !== undefined)
    return finding('already_reversed', `票据 ${related.code} ${related.number} 已经冲红`);
  return undefined;
}

function businessNumberProblem({ issued }: Deps, { entry, terminal }: Submission): Finding | undefined {
  const first = issued.reportedEarlier(entry);
  if (first === undefined) return undefined;
  const who = first === terminal.terminalId ? '本终端' : '本单位另一台终端';
  return finding('business_number_duplicate', `${who}已经用这个业务流水号开过票`);
}
