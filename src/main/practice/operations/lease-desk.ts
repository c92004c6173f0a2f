import { randomUUID } from 'node:crypto';
import { beijingIso, yearOfCode } from '../../../shared/domain/beijing-time.ts';
import { invoiceCode, invoiceNumber, type KindCode } from '../../../shared/domain/ids.ts';
import type { Grant, LeaseAnswer, RequestLease } from '../../../shared/protocol/grant.ts';
import type { AnswerOf, RequestOf } from '../../../shared/protocol/operations.ts';
import { statementOnWire } from '../authority/statements.ts';
import type { PlatformDeps } from '../platform-deps.ts';
import { PlatformRefusal } from '../platform-refusal.ts';
import { practicePlace } from '../practice-place.ts';
import { grantedAtOnce, practicePolicy } from '../practice-policy.ts';
import type { LeaseRequest } from '../store/leases.ts';
import type { Terminal } from '../store/terminals.ts';
import type { CatalogueDesk } from './catalogue.ts';

export interface LeaseDesk {
  request(terminal: Terminal, request: RequestLease): LeaseAnswer;
  status(terminal: Terminal, request: RequestOf<'leaseStatus'>): LeaseAnswer;
  confirm(terminal: Terminal, request: RequestOf<'confirmLease'>): AnswerOf<'confirmLease'>;
  pending(): readonly LeaseRequest[];
  /** Decides a request that waits for a person. Throws `not_found` or `lease_refused`. */
  decide(requestId: string, decision: 'grant' | 'refuse', words?: string): LeaseAnswer;
}

const largestNumber = 9_999_999_999;

export function createLeaseDesk(deps: PlatformDeps, catalogueDesk: CatalogueDesk): LeaseDesk {
  const { db, now, sign, terminals, leases } = deps;

  function answerOf({ requestId, state, words }: LeaseRequest): LeaseAnswer {
    if (state === 'pending' || state === 'refused') return { state, text: words };
    const lease = leases.ofRequest(requestId);
    if (lease === undefined) throw new Error('a granted request has no lease');
    return { state, grant: statementOnWire(lease) };
  }

  function refuse(requestId: string, words: string): void {
    leases.decide(requestId, { state: 'refused', words, at: beijingIso(now()) });
  }

  function grantNumbers({ requestId, terminalId, kind, count }: LeaseRequest): void {
    const terminal = terminals.find(terminalId);
    if (terminal === undefined) throw new Error('a lease request of an unknown terminal');
    const code = invoiceCode(practicePlace.area, kind as KindCode, yearOfCode(now()));
    const first = leases.nextPosition(code);
    if (first + count - 1 > largestNumber) {
      refuse(requestId, `票据代码 ${code} 的号码不够 ${count} 个`);
      return;
    }
    const year = beijingIso(now()).slice(0, 4);
    const grant: Grant = {
      type: 'lease.grant',
      leaseId: randomUUID(),
      unit: terminal.unit,
      terminal: terminalId,
      epoch: terminal.epoch,
      kind,
      invoiceCode: code,
      first: invoiceNumber(first),
      last: invoiceNumber(first + count - 1),
      notBefore: `${year}-01-01T00:00:00+08:00`,
      notAfter: `${year}-12-31T23:59:59+08:00`,
      policy: practicePolicy,
    };
    const { leaseId, epoch, first: from, last: to, notBefore, notAfter } = grant;
    leases.decide(requestId, { state: 'granted', words: '同意', at: beijingIso(now()) });
    leases.addLease({
      ...sign({ ...grant, policy: { ...grant.policy } }),
      ...{ leaseId, requestId, terminalId, epoch, kind, invoiceCode: code, first: from, last: to },
      ...{ notBefore, notAfter, perInvoiceMaxFen: practicePolicy.perInvoiceMaxFen },
      uploadWithinHours: practicePolicy.uploadWithinHours,
    });
  }

  function find(requestId: string): LeaseRequest {
    const known = leases.request(requestId);
    if (known === undefined) throw new PlatformRefusal('not_found', `没有申领 ${requestId}。`);
    return known;
  }

  function receive(terminal: Terminal, request: RequestLease): void {
    leases.addRequest(
      { ...request, terminalId: terminal.terminalId },
      `申领 ${request.count} 个号码，超过 ${grantedAtOnce} 个要由财政部门审核，请等候`,
      beijingIso(now()),
    );
    const isKnown = catalogueDesk.current().kinds.some(({ kind }) => kind === request.kind);
    if (!isKnown) refuse(request.requestId, `本单位没有核准票据种类 ${request.kind}`);
    else if (request.count <= grantedAtOnce) grantNumbers(find(request.requestId));
  }

  return {
    request: (terminal, request) =>
      db
        .transaction(() => {
          const known = leases.request(request.requestId);
          if (known === undefined) receive(terminal, request);
          else if (!isSame(known, terminal, request))
            throw new PlatformRefusal(
              'lease_refused',
              `申领编号 ${request.requestId} 已用于另一份申领。没有发放号码；换一个编号再申领。`,
            );
          return answerOf(find(request.requestId));
        })
        .immediate(),
    status(terminal, { requestId }) {
      const known = find(requestId);
      if (known.terminalId !== terminal.terminalId)
        throw new PlatformRefusal('not_found', `没有申领 ${requestId}。`);
      return answerOf(known);
    },
    confirm(terminal, { leaseId }) {
      if (!leases.ofTerminal(terminal.terminalId).some(lease => lease.leaseId === leaseId))
        throw new PlatformRefusal('not_found', `这台终端没有号段 ${leaseId}。`);
      leases.confirm(leaseId, beijingIso(now()));
      return { leaseId };
    },
    pending: () => leases.pending(),
    decide: (requestId, decision, words) =>
      db
        .transaction(() => {
          const request = find(requestId);
          if (request.state !== 'pending')
            throw new PlatformRefusal('lease_refused', `申领 ${requestId} 已经办结。没有改动。`);
          if (decision === 'grant') grantNumbers(request);
          else refuse(requestId, words ?? '财政部门不同意这次申领');
          return answerOf(find(requestId));
        })
        .immediate(),
  };
}

function isSame(known: LeaseRequest, { terminalId }: Terminal, request: RequestLease): boolean {
  return (
    known.terminalId === terminalId &&
    known.kind === request.kind &&
    known.count === request.count &&
    known.reason === request.reason
  );
}
