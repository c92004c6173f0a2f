import { beijingIso } from '../../../shared/domain/beijing-time.ts';
import { toHex } from '../../../shared/gm/bytes.ts';
import type { Head } from '../../../shared/protocol/head.ts';
import type { AnswerOf, RequestOf } from '../../../shared/protocol/operations.ts';
import type { SignedStatement } from '../../../shared/protocol/statement.ts';
import type { InvoiceResult, UploadAnswer, UploadEntries } from '../../../shared/protocol/upload.ts';
import { statementOnWire } from '../authority/statements.ts';
import type { PlatformDeps } from '../platform-deps.ts';
import { settledResult } from '../store/invoices.ts';
import type { NumberKey } from '../store/issued-entries.ts';
import type { Terminal } from '../store/terminals.ts';
import type { CatalogueDesk } from './catalogue.ts';
import { halfBatch } from './half-batch.ts';
import { createJournalIntake, type JournalEnd } from './journal-intake.ts';
import { createInvoiceJudge } from './judge-invoice.ts';

export interface UploadDesk {
  /** Everything of a batch is committed in one transaction before it is answered. */
  upload(terminal: Terminal, upload: UploadEntries): UploadAnswer;
  recordState(terminal: Terminal, key: NumberKey): AnswerOf<'recordState'>;
  highWaterMark(terminal: Terminal, request: RequestOf<'highWaterMark'>): AnswerOf<'highWaterMark'>;
  latestHead(terminalId: string): SignedStatement | undefined;
}

export function createUploadDesk(deps: PlatformDeps, catalogueDesk: CatalogueDesk): UploadDesk {
  const { db, now, sign, faults, heads, invoices, issued, leases } = deps;
  const takeIn = createJournalIntake(deps);
  const judge = createInvoiceJudge(deps, catalogueDesk);

  function countersign({ terminalId, epoch, seq, hash }: JournalEnd): SignedStatement {
    const head: Head = { type: 'head', terminalId, epoch, seq, hash: toHex(hash), time: beijingIso(now()) };
    const statement = sign({ ...head });
    heads.put(terminalId, { epoch, seq, hash, ...statement });
    return statementOnWire(statement);
  }

  /** Entries that were here before come with the result their invoice had, if it is not in the batch itself. */
  function storedResults(
    keys: readonly NumberKey[],
    sent: UploadEntries['invoices'],
  ): readonly InvoiceResult[] {
    const inBatch = new Set(sent.map(nameOf));
    return keys
      .filter(key => !inBatch.has(nameOf(key)))
      .flatMap(key => invoices.find(key) ?? [])
      .map(invoice => ({
        ...{ code: invoice.code, number: invoice.number, result: 'duplicate' },
        first: settledResult(invoice),
      }));
  }

  function latestHead(terminalId: string): SignedStatement | undefined {
    const head = heads.find(terminalId);
    return head === undefined ? undefined : statementOnWire(head);
  }

  return {
    latestHead,
    upload: (terminal, sent) =>
      db
        .transaction((): UploadAnswer => {
          const headSeq = heads.find(terminal.terminalId)?.seq ?? 0;
          const upload = faults.isOn('half-batch') ? halfBatch(sent, headSeq) : sent;
          const { end, skipped } = takeIn(terminal, upload);
          const results = upload.invoices.map(invoice => judge(terminal, invoice));
          return {
            head: countersign(end),
            results: [...results, ...storedResults(skipped, upload.invoices)],
          };
        })
        .immediate(),
    recordState(terminal, key) {
      const invoice = invoices.find(key);
      if (invoice === undefined || invoice.terminalId !== terminal.terminalId) return { state: 'unknown' };
      return { state: 'known', result: settledResult(invoice) };
    },
    highWaterMark: ({ terminalId }) => ({
      head: latestHead(terminalId) ?? null,
      leases: leases.ofTerminal(terminalId).map(({ leaseId, invoiceCode: code, first, last }) => ({
        leaseId,
        highest: issued.highest(terminalId, { code, first, last }),
      })),
    }),
  };
}

function nameOf({ code, number }: NumberKey): string {
  return `${code}-${number}`;
}
