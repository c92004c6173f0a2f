import { beijingIso } from '../../../shared/domain/beijing-time.ts';
import { AppError } from '../../../shared/errors.ts';
import { equalBytes, fromBase64, toHex } from '../../../shared/gm/bytes.ts';
import type { InvoiceResult, UploadedInvoice } from '../../../shared/protocol/upload.ts';
import { type EInvoiceFacts, readEInvoice } from '../../documents/read-einvoice.ts';
import { catalogueProblem } from '../checks/catalogue-check.ts';
import { frameProblem, journalProblem } from '../checks/facts-check.ts';
import { type Finding, finding } from '../checks/finding.ts';
import { leaseProblem } from '../checks/lease-check.ts';
import { rulesProblem } from '../checks/rules-check.ts';
import { createSignatureFinding } from '../checks/signature-check.ts';
import { issuedAt, type Submission } from '../checks/submission.ts';
import type { PlatformDeps } from '../platform-deps.ts';
import { type RegisteredInvoice, settledResult, type Verdict } from '../store/invoices.ts';
import type { LeaseFacts } from '../store/leases.ts';
import type { Terminal } from '../store/terminals.ts';
import type { CatalogueDesk } from './catalogue.ts';
import { fork } from './journal-intake.ts';
import { supervise } from './supervision.ts';

/**
 * Decides about one uploaded invoice and registers it unless it is refused. Throws `fork_detected` where the number is
 * held with other bytes; nothing else about one invoice keeps the others waiting.
 */
export type InvoiceJudge = (terminal: Terminal, upload: UploadedInvoice) => InvoiceResult;

export function createInvoiceJudge(deps: PlatformDeps, catalogueDesk: CatalogueDesk): InvoiceJudge {
  const { gm, now, authority, faults, invoices } = deps;
  const readSubmission = createSubmissionReader(deps);
  const signatureProblem = createSignatureFinding({ gm, authority });

  function objection(submission: Submission, lease: LeaseFacts): Finding | undefined {
    const code = faults.objection();
    if (code !== undefined) return finding(code, `演练：平台对这张票据提出异议（${code}）`);
    return (
      catalogueProblem(submission.facts, catalogueDesk.validAt(issuedAt(submission))) ??
      rulesProblem(deps, submission, { lease, now: now() })
    );
  }

  function verdictOn(submission: Submission, lease: LeaseFacts, receivedAt: number): Verdict {
    const problem = objection(submission, lease);
    if (problem !== undefined) return { result: 'objected', objection: problem.code, text: problem.text };
    return {
      result: 'accepted',
      late: receivedAt - issuedAt(submission) > lease.uploadWithinHours * 3_600_000,
      supervision: supervise({ gm, supervision: authority.supervision }, submission, now()),
    };
  }

  return (terminal, upload) => {
    const { code, number } = upload;
    const bytes = { signedBytes: fromBase64(upload.signedBytes), signature: fromBase64(upload.signature) };
    const refused = (problem: Finding): InvoiceResult => ({
      ...{ code, number, result: 'refused', refusal: problem.code, text: problem.text },
    });
    const held = invoices.find(upload);
    if (held !== undefined && held.terminalId === terminal.terminalId) {
      if (!equalBytes(held.signedBytes, bytes.signedBytes) || !equalBytes(held.signature, bytes.signature))
        throw fork(`号码 ${code} ${number} 平台已有另一份内容`);
      if (held.verdict.result === 'accepted')
        return { code, number, result: 'duplicate', first: settledResult(held) };
    }
    const submission = readSubmission(terminal, { code, number, ...bytes });
    if ('text' in submission) return refused(submission);
    const lease = deps.leases.holding(terminal.terminalId, upload);
    const problem =
      frameProblem(submission) ??
      journalProblem(gm, submission) ??
      signatureProblem(submission) ??
      leaseProblem(submission, lease);
    if (problem !== undefined || lease === undefined)
      return refused(problem ?? finding('outside_lease', '号码不在号段内'));
    const receivedAt = held?.receivedAt ?? beijingIso(now());
    const invoice = {
      ...registration(submission, receivedAt),
      verdict: verdictOn(submission, lease, Date.parse(receivedAt)),
    };
    invoices.register(invoice, beijingIso(now()));
    return settledResult(invoice);
  };
}

type Received = Pick<RegisteredInvoice, 'code' | 'number' | 'signedBytes' | 'signature'>;

/** Finds the entry that speaks of the invoice and reads its signed bytes, or says why it cannot. */
function createSubmissionReader({ gm, issued }: Pick<PlatformDeps, 'gm' | 'issued'>) {
  return (terminal: Terminal, { code, number, signedBytes, signature }: Received): Submission | Finding => {
    const entry = issued.find(terminal.terminalId, { code, number });
    if (entry === undefined) return finding('entry_missing', '流水账里没有这张票据的开具条目');
    const { signedBytesSm3, signatureSm3 } = entry.body;
    if (toHex(gm.sm3(signedBytes)) !== signedBytesSm3 || toHex(gm.sm3(signature)) !== signatureSm3)
      return finding('entry_mismatch', '票据不是流水账里的那一张：摘要不一致');
    const facts = readFacts(signedBytes);
    return 'text' in facts ? facts : { terminal, entry, facts, signedBytes, signature };
  };
}

function readFacts(signedBytes: Uint8Array): EInvoiceFacts | Finding {
  try {
    return readEInvoice(signedBytes);
  } catch (cause) {
    if (cause instanceof AppError) return finding('malformed', cause.message);
    throw cause;
  }
}

function registration(submission: Submission, receivedAt: string): Omit<RegisteredInvoice, 'verdict'> {
  const { terminal, entry, facts, signedBytes, signature } = submission;
  return {
    code: facts.code,
    number: facts.number,
    terminalId: terminal.terminalId,
    checkCode: facts.checkCode,
    kind: entry.body.kind,
    totalFen: facts.totalFen,
    issuedAt: beijingIso(issuedAt(submission)),
    receivedAt,
    related: facts.related,
    signedBytes,
    signature,
  };
}
