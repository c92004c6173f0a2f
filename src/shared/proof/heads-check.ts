import { parseBeijingIso } from '../domain/beijing-time.ts';
import { fromUtf8, toHex } from '../gm/bytes.ts';
import type { Gm } from '../gm/load-gm.ts';
import type { ChainCheck } from './chain-check.ts';
import { type Check, createFaults, numberOf, readBody, textOf } from './check.ts';
import type { Evidence } from './evidence.ts';
import { type StatementBytes, statementProblem } from './statement.ts';
import type { TrustJudge } from './trust.ts';

/** A head as its payload says; nothing is verified yet. */
export interface ClaimedHead {
  readonly terminalId: string;
  readonly epoch: number;
  readonly seq: number;
  readonly hash: string;
  readonly time: string;
  readonly statement: StatementBytes;
}

export function readHead(statement: StatementBytes): ClaimedHead | undefined {
  const body = readBody(statement.payload, fromUtf8);
  if (body === undefined || textOf(body, 'type') !== 'head') return undefined;
  return {
    terminalId: textOf(body, 'terminalId'),
    epoch: numberOf(body, 'epoch'),
    seq: numberOf(body, 'seq'),
    hash: textOf(body, 'hash'),
    time: textOf(body, 'time'),
    statement,
  };
}

export interface HeadsCheck extends Check {
  /** Signed time of the latest head that fits, or null. */
  witnessedAt(): string | null;
}

interface HeadsParts {
  readonly gm: Gm;
  readonly judge: TrustJudge;
  readonly chain: ChainCheck;
  readonly evidence: Evidence;
}

/** P5: every countersigned head is the platform's and names the hash that the chain has there. */
export function createHeadsCheck(
  name: string,
  heads: readonly (ClaimedHead | undefined)[],
  { gm, judge, chain, evidence }: HeadsParts,
): HeadsCheck {
  let witnessed: ClaimedHead | undefined;

  function faultOf(head: ClaimedHead | undefined): string | undefined {
    if (head === undefined) return '有一个账头读不出';
    const at = parseBeijingIso(head.time);
    if (at === undefined || statementProblem(gm, judge, { ...head.statement, at }) !== undefined)
      return `第 ${head.seq} 条的账头不是平台签的`;
    if (head.terminalId !== evidence.terminalId || head.epoch !== evidence.epoch)
      return `第 ${head.seq} 条的账头不是这台终端的`;
    const hash = chain.hashAt(head.seq);
    if (hash === undefined)
      return `平台见过第 ${head.seq} 条，这里的流水账只完整到第 ${chain.completeTo()} 条`;
    return toHex(hash) === head.hash ? undefined : `第 ${head.seq} 条与平台会签的不同`;
  }

  return {
    name,
    witnessedAt: () => witnessed?.time ?? null,
    finish() {
      const faults = createFaults();
      for (const head of heads) {
        const fault = faultOf(head);
        if (fault !== undefined) faults.add(fault);
        else if (head !== undefined && (witnessed === undefined || head.seq >= witnessed.seq))
          witnessed = head;
      }
      return faults.outcome(
        witnessed === undefined
          ? '还没有平台会签的账头'
          : `平台已会签至第 ${witnessed.seq} 条（${witnessed.time}）`,
      );
    },
  };
}
