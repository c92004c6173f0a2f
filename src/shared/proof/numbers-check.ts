import { parseBeijingIso } from '../domain/beijing-time.ts';
import { equationHolds, type LeaseCounts } from '../domain/lease.ts';
import { fromUtf8, toHex } from '../gm/bytes.ts';
import type { Gm } from '../gm/load-gm.ts';
import { type Body, type Check, createFaults, readBody, textOf } from './check.ts';
import type { Evidence, EvidenceLease } from './evidence.ts';
import { statementProblem } from './statement.ts';
import type { TrustJudge } from './trust.ts';

interface KnownLease {
  readonly code: string;
  readonly first: number;
  readonly last: number;
  /** The lowest number that has not been taken yet; everything below has its use. */
  next: number;
  issued: number;
  red: number;
}

/**
 * P2 from the journal alone: every number lies in a granted lease, none is used twice or skipped, each is the lowest
 * one left; and the kept counts of every lease agree with it and add up to what was granted.
 */
export function createNumbersCheck(evidence: Evidence): Check {
  const faults = createFaults();
  const leases = new Map<string, KnownLease>();
  let taken = 0;

  function granted(body: Body): void {
    const first = Number(textOf(body, 'first'));
    const lease = {
      code: textOf(body, 'code'),
      first,
      last: Number(textOf(body, 'last')),
      next: first,
      issued: 0,
      red: 0,
    };
    const clash = [...leases.values()].some(
      other => other.code === lease.code && other.first <= lease.last && lease.first <= other.last,
    );
    if (clash) faults.add(`号段 ${textOf(body, 'leaseId')} 与另一段重叠`);
    leases.set(textOf(body, 'leaseId'), lease);
  }

  function issued(body: Body): void {
    const name = `${textOf(body, 'code')}-${textOf(body, 'number')}`;
    const lease = leases.get(textOf(body, 'leaseId'));
    const number = Number(textOf(body, 'number'));
    taken += 1;
    if (
      lease === undefined ||
      lease.code !== textOf(body, 'code') ||
      number < lease.first ||
      number > lease.last
    ) {
      faults.add(`${name} 不在授予的号段里`);
      return;
    }
    if (number < lease.next) faults.add(`${name} 用了两次`);
    else if (number > lease.next) faults.add(`${name} 之前缺 ${number - lease.next} 个号码`);
    lease.next = Math.max(lease.next, number + 1);
    if (textOf(body, 'relatedNumber') === '') lease.issued += 1;
    else lease.red += 1;
  }

  return {
    name: 'numbers',
    see(entry, body) {
      if (entry.type === 'lease.granted') granted(body);
      if (entry.type === 'invoice.issued') issued(body);
    },
    finish() {
      for (const { leaseId, counts } of evidence.leases)
        compareCounts(leaseId, counts, leases.get(leaseId), faults.add);
      if (leases.size !== evidence.leases.length) faults.add('号段表与流水账的号段数不同');
      return faults.outcome(`${leases.size} 个号段对平，${taken} 个号码无断号、无重号`);
    },
  };
}

/** Uses that no entry read above records, so no number can have gone there. */
const unrecorded = ['voided', 'returned', 'lapsed', 'withheld'] as const;

function compareCounts(
  leaseId: string,
  counts: LeaseCounts,
  lease: KnownLease | undefined,
  fault: (text: string) => void,
): void {
  if (lease === undefined) fault(`号段 ${leaseId} 不在流水账里`);
  else if (
    counts.issued !== lease.issued ||
    counts.red !== lease.red ||
    unrecorded.some(use => counts[use] !== 0)
  )
    fault(`号段 ${leaseId} 的用号数与流水账不同`);
  else if (!equationHolds({ ...lease, counts })) fault(`号段 ${leaseId} 的等式不成立`);
}

interface GrantParts {
  readonly gm: Gm;
  readonly judge: TrustJudge;
  readonly evidence: Evidence;
}

/** Every lease is a grant that the platform signed, for this terminal, and is the one the journal recorded. */
export function createGrantsCheck({ gm, judge, evidence }: GrantParts): Check {
  const recorded = new Map<string, { readonly at: string; readonly body: Body }>();

  function faultOf({ leaseId, grant }: EvidenceLease): string | undefined {
    const entry = recorded.get(leaseId);
    const at = parseBeijingIso(entry?.at ?? '');
    if (
      entry === undefined ||
      at === undefined ||
      toHex(gm.sm3(grant.payload)) !== textOf(entry.body, 'grantSm3')
    )
      return `号段 ${leaseId} 的授予书不是流水账记的那份`;
    if (statementProblem(gm, judge, { ...grant, at }) !== undefined)
      return `号段 ${leaseId} 的授予书不是平台签的`;
    const body = readBody(grant.payload, fromUtf8) ?? {};
    if (textOf(body, 'terminal') !== evidence.terminalId) return `号段 ${leaseId} 不是授予这台终端的`;
    const range = (names: Body, code: string) =>
      [code, 'first', 'last'].map(key => textOf(names, key)).join();
    return range(body, 'invoiceCode') === range(entry.body, 'code')
      ? undefined
      : `流水账记的号段 ${leaseId} 不是授予的号码`;
  }

  return {
    name: 'grants',
    see(entry, body) {
      if (entry.type === 'lease.granted') recorded.set(textOf(body, 'leaseId'), { at: entry.at, body });
    },
    finish() {
      const faults = createFaults();
      for (const lease of evidence.leases) {
        const fault = faultOf(lease);
        if (fault !== undefined) faults.add(fault);
      }
      return faults.outcome(`${evidence.leases.length} 份授予书都是平台签的`);
    },
  };
}
