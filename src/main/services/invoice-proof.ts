import { fromUtf8, toHex } from '../../shared/gm/bytes.ts';
import type { Gm } from '../../shared/gm/load-gm.ts';
import { entryDigest, nextHash } from '../../shared/proof/chain.ts';
import { checkSignature, supervisedBytes } from '../../shared/proof/invoice-signature.ts';
import { createTrustJudge } from '../../shared/proof/trust.ts';
import type { ListedInvoice, StoredDocument } from '../db/repositories/invoices.ts';
import type { Terminal } from '../db/repositories/terminal.ts';
import type { ReadStore } from '../db/store.ts';

export interface ProofTick {
  readonly name: string;
  /** null: cannot be known yet. */
  readonly ok: boolean | null;
  readonly detail: string;
}

interface ProofParts {
  readonly gm: Gm;
  readonly store: ReadStore;
  readonly terminal: Terminal;
}

/** 核验 of one invoice from what lies here: bytes, both signatures, journal, lease, and what the platform said. */
export function proveInvoice(
  { gm, store, terminal }: ProofParts,
  invoice: ListedInvoice,
  { signedBytes, signature }: StoredDocument,
): readonly ProofTick[] {
  const judge = createTrustJudge(gm, terminal.trust);
  const entry = store.journal.get(invoice.seq);
  const body =
    entry === undefined ? undefined : (JSON.parse(fromUtf8(entry.body)) as Record<string, unknown>);
  const unit = checkSignature(gm, judge, { id: 'unit', content: signedBytes, element: signature });
  const supervision = store.results.supervision(invoice.seq);
  const lease = store.leases.list().find(({ leaseId }) => leaseId === invoice.leaseId);
  const position = Number(invoice.number);
  const linked =
    entry !== undefined &&
    toHex(nextHash(gm, entry.prevHash, entryDigest(gm, entry))) === toHex(entry.hash) &&
    (entry.seq === 1 ||
      toHex(store.journal.get(entry.seq - 1)?.hash ?? new Uint8Array()) === toHex(entry.prevHash));
  return [
    tick('内容', toHex(gm.sm3(signedBytes)) === body?.['signedBytesSm3'], '原文与流水账所记摘要一致'),
    tick('单位签名', unit.ok, unit.ok ? unit.signer.subjectName : `验不过（${unit.reason}）`),
    supervision === undefined
      ? { name: '监制签名', ok: null, detail: '还没有监制签名' }
      : tick(
          '监制签名',
          checkSignature(gm, judge, {
            id: 'supervision',
            content: supervisedBytes(signedBytes, signature),
            element: supervision,
          }).ok,
          '平台签在原文和单位签名之上',
        ),
    tick('流水账', linked, `第 ${invoice.seq} 条，与前一条衔接`),
    tick(
      '号段',
      lease !== undefined &&
        lease.invoiceCode === invoice.code &&
        lease.first <= position &&
        position <= lease.last,
      '号码在授予本机的号段里',
    ),
    platformTick(invoice),
  ];
}

function tick(name: string, ok: boolean, detail: string): ProofTick {
  return { name, ok, detail };
}

function platformTick({ state, objection }: ListedInvoice): ProofTick {
  if (state === 'accepted') return tick('平台', true, '平台已监制');
  if (state === 'objected' || state === 'refused')
    return tick('平台', false, `平台：“${objection?.text ?? ''}”(${objection?.code ?? ''})`);
  return { name: '平台', ok: null, detail: '还没有平台的回答' };
}
