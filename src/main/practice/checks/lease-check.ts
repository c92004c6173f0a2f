import { parseBeijingIso } from '../../../shared/domain/beijing-time.ts';
import type { LeaseFacts } from '../store/leases.ts';
import { type Finding, finding } from './finding.ts';
import { issuedAt, type Submission } from './submission.ts';

/** The number must be one that this terminal was granted, used within the lease's time. A fault is a refusal. */
export function leaseProblem(submission: Submission, lease: LeaseFacts | undefined): Finding | undefined {
  const { facts, entry } = submission;
  if (lease === undefined)
    return finding('outside_lease', `号码 ${facts.code} ${facts.number} 没有发给这台终端`);
  if (lease.leaseId !== entry.body.leaseId || lease.kind !== entry.body.kind)
    return finding('outside_lease', '流水账写的号段不是这个号码所在的号段');
  const at = issuedAt(submission);
  const from = parseBeijingIso(lease.notBefore) ?? Number.POSITIVE_INFINITY;
  const to = parseBeijingIso(lease.notAfter) ?? Number.NEGATIVE_INFINITY;
  if (at < from || at > to)
    return finding(
      'outside_lease_time',
      `开票时间不在号段的有效期 ${lease.notBefore} 至 ${lease.notAfter} 内`,
    );
  return undefined;
}
