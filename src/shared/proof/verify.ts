import { fromUtf8 } from '../gm/bytes.ts';
import type { Gm } from '../gm/load-gm.ts';
import { createCataloguesCheck, createEnrolmentCheck } from './certificates-check.ts';
import { createChainCheck } from './chain-check.ts';
import { type Check, readBody } from './check.ts';
import type { Evidence } from './evidence.ts';
import { createHeadsCheck, readHead } from './heads-check.ts';
import {
  createBusinessNumbersCheck,
  createDatesCheck,
  createDocumentsCheck,
  createSupervisionCheck,
  createUnitSignaturesCheck,
} from './invoices-check.ts';
import { createGrantsCheck, createNumbersCheck } from './numbers-check.ts';
import type { StatementBytes } from './statement.ts';
import { createTotalsCheck } from './totals-check.ts';
import { createTrustJudge } from './trust.ts';

export interface Verification {
  readonly ok: boolean;
  readonly completeTo: number;
  readonly witnessedAt: string | null;
  readonly checks: readonly { readonly name: string; readonly ok: boolean; readonly detail: string }[];
}

/**
 * Checks every promise that the data alone can show, offline; `outsideHead` is a signed head held elsewhere, which also
 * finds a tail that was cut off. Lists what held as well. Throws nothing for bad data: that is what it reports.
 */
export function verifyEvidence(gm: Gm, evidence: Evidence, outsideHead?: StatementBytes): Verification {
  const judge = createTrustJudge(gm, evidence.trust);
  const parts = { gm, judge, evidence };
  const inside = evidence.heads.map(readHead);
  const outside = outsideHead === undefined ? [] : [readHead(outsideHead)];
  const wanted = new Set([...inside, ...outside].flatMap(head => head?.seq ?? []));
  const chain = createChainCheck(gm, evidence.terminalId, wanted);
  const heads = createHeadsCheck('heads', inside, { ...parts, chain });
  const checks: readonly Check[] = [
    chain,
    heads,
    ...(outsideHead === undefined ? [] : [createHeadsCheck('outside-head', outside, { ...parts, chain })]),
    createEnrolmentCheck(parts),
    createCataloguesCheck(parts),
    createGrantsCheck(parts),
    createNumbersCheck(evidence),
    createDatesCheck(),
    createBusinessNumbersCheck(),
    createDocumentsCheck(parts),
    createUnitSignaturesCheck(parts),
    createSupervisionCheck(parts),
    createTotalsCheck(evidence),
  ];
  for (const entry of evidence.entries()) {
    const body = readBody(entry.body, fromUtf8) ?? {};
    for (const check of checks) check.see?.(entry, body);
  }
  const results = checks.map(check => ({ name: check.name, ...check.finish() }));
  return {
    ok: results.every(result => result.ok),
    completeTo: chain.completeTo(),
    witnessedAt: heads.witnessedAt(),
    checks: results,
  };
}
