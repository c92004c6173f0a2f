import { canonicalJson } from './canonical-json.ts';
import type { Draft } from './draft.ts';

/**
 * The canonical JSON (RFC 8785) whose SM3 is the `contentDigest`: kind, payer, items, amounts, remark and extension
 * fields as parsed; never operator, window, time or defaults. The same content under one business number is the same request.
 */
export function digestedContent(draft: Draft): string {
  return canonicalJson({
    kind: draft.kind,
    payer: { ...draft.payer },
    items: draft.items.map(item => ({ ...item })),
    totalFen: draft.totalFen,
    remark: draft.remark,
    ext: draft.ext,
  });
}
