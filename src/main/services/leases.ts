import { randomUUID } from 'node:crypto';
import { beijingIso, type EpochMs, parseBeijingIso } from '../../shared/domain/beijing-time.ts';
import {
  type InvoiceCode,
  type InvoiceNumber,
  type KindCode,
  numberPosition,
} from '../../shared/domain/ids.ts';
import { granted, type Lease } from '../../shared/domain/lease.ts';
import { AppError } from '../../shared/errors.ts';
import { toHex } from '../../shared/gm/bytes.ts';
import type { Gm } from '../../shared/gm/load-gm.ts';
import type { TrustJudge } from '../../shared/proof/trust.ts';
import { type Grant, grant as grantSchema, type LeaseAnswer } from '../../shared/protocol/grant.ts';
import type { SignedStatement } from '../../shared/protocol/statement.ts';
import type { LeaseRequest } from '../db/repositories/lease-requests.ts';
import type { Terminal } from '../db/repositories/terminal.ts';
import type { Store } from '../db/store.ts';
import type { PlatformGateway } from '../platform/gateway.ts';
import { openStatement } from '../platform/kept-statement.ts';
import type { EventBus } from './event-bus.ts';
import type { Queue } from './queue.ts';

export interface LeaseOrder {
  readonly kind: string;
  readonly count: number;
  readonly reason: string;
  readonly actor: string;
}

export interface LeasesService {
  /** Asks the platform for numbers. A lost reply is asked for again under the same request id. */
  request(order: LeaseOrder): Promise<LeaseRequest>;
  /** Asks what became of requests that are waiting, all of them, then throws what the first bad answer was refused with. */
  refresh(): Promise<void>;
}

export interface LeaseParts {
  readonly gm: Gm;
  readonly judge: TrustJudge;
  readonly store: Store;
  readonly gateway: PlatformGateway;
  readonly terminal: Terminal;
  readonly queue: Queue;
  readonly events: EventBus;
  readonly now: () => EpochMs;
}

export function createLeasesService(parts: LeaseParts): LeasesService {
  const { store, gateway, events } = parts;

  async function settle(request: LeaseRequest, answer: LeaseAnswer, actor: string): Promise<LeaseRequest> {
    if (answer.state === 'pending') {
      const outcome = { state: answer.state, text: answer.text, leaseId: null };
      store.leaseRequests.answered(request.requestId, outcome);
      if (answer.text !== request.text) events.publish({ topic: 'leases' });
      return { ...request, ...outcome };
    }
    const outcome = await parts.queue.run(() => store.commit(() => close(request, answer, actor)));
    events.publish({ topic: 'leases' });
    if (outcome.leaseId !== null) await confirm(outcome.leaseId);
    return { ...request, ...outcome };
  }

  function close(request: LeaseRequest, answer: Exclude<LeaseAnswer, { state: 'pending' }>, actor: string) {
    const outcome =
      answer.state === 'refused'
        ? { state: answer.state, text: answer.text, leaseId: null }
        : {
            state: answer.state,
            text: null,
            leaseId: adoptGrant(parts, { request, statement: answer.grant, actor }),
          };
    store.leaseRequests.answered(request.requestId, outcome);
    return outcome;
  }

  /** A receipt only, so a failure changes nothing. */
  async function confirm(leaseId: string): Promise<void> {
    try {
      await gateway.confirmLease({ leaseId });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }

  return {
    async request({ kind, count, reason, actor }) {
      const requestedAt = beijingIso(parts.now());
      const request: LeaseRequest = {
        requestId: randomUUID(),
        kind,
        count,
        reason,
        requestedAt,
        state: 'pending',
        text: null,
        leaseId: null,
      };
      store.leaseRequests.open(request);
      const answer = await gateway.requestLease({ requestId: request.requestId, kind, count, reason });
      return settle(request, answer, actor);
    },
    async refresh() {
      let refused: AppError | undefined;
      for (const request of store.leaseRequests.pending()) {
        const { requestId, kind, count, reason } = request;
        try {
          const answer = await gateway.requestLease({ requestId, kind, count, reason });
          await settle(request, answer, 'system');
        } catch (error) {
          // One that comes to nothing holds up no other; without a line there is nobody to ask.
          if (!(error instanceof AppError) || error.code === 'platform_unreachable') throw error;
          refused ??= error;
        }
      }
      if (refused !== undefined) throw refused;
    },
  };
}

interface Adoption {
  readonly request: LeaseRequest;
  readonly statement: SignedStatement;
  readonly actor: string;
}

/** Verifies a grant against what was asked and who we are, and makes its numbers available. */
function adoptGrant(parts: LeaseParts, { request, statement, actor }: Adoption): string {
  const { gm, store, terminal } = parts;
  const now = parts.now();
  const { value, bytes } = openStatement(parts, statement, {
    schema: grantSchema,
    signedAt: () => now,
    code: 'lease_invalid',
    noun: '号段',
  });
  const lease = toLease(value);
  assertOurs(lease, value, { terminal, request, now });
  assertDisjoint(lease, store.leases.list());
  store.leases.add(lease, value.epoch, bytes);
  store.journal.append({
    type: 'lease.granted',
    at: beijingIso(now),
    actor,
    body: {
      leaseId: lease.leaseId,
      kind: lease.kind,
      code: lease.invoiceCode,
      first: value.first,
      last: value.last,
      epoch: value.epoch,
      grantSm3: toHex(gm.sm3(bytes.payload)),
    },
  });
  return lease.leaseId;
}

function toLease(grant: Grant): Lease {
  const first = numberPosition(grant.first as InvoiceNumber);
  const last = numberPosition(grant.last as InvoiceNumber);
  const counts = {
    available: last - first + 1,
    issued: 0,
    red: 0,
    voided: 0,
    returned: 0,
    lapsed: 0,
    withheld: 0,
  };
  return {
    leaseId: grant.leaseId,
    kind: grant.kind as KindCode,
    invoiceCode: grant.invoiceCode as InvoiceCode,
    first,
    last,
    notBefore: parseBeijingIso(grant.notBefore) ?? Number.NaN,
    notAfter: parseBeijingIso(grant.notAfter) ?? Number.NaN,
    policy: grant.policy,
    withheld: false,
    counts,
  };
}

interface Expectation {
  readonly terminal: Terminal;
  readonly request: LeaseRequest;
  readonly now: EpochMs;
}

function assertOurs(lease: Lease, grant: Grant, { terminal, request, now }: Expectation): void {
  if (grant.terminal !== terminal.terminalId || grant.unit !== terminal.unitCode)
    throw invalid('是发给别的终端的');
  if (grant.epoch !== terminal.epoch) throw invalid('是发给这台终端更早一代的');
  if (lease.kind !== request.kind || lease.invoiceCode.slice(2, 6) !== request.kind)
    throw invalid('票据种类不是申请的那种');
  if (granted(lease) < 1 || granted(lease) > request.count) throw invalid('数量与申请的不符');
  if (lease.notAfter < now) throw invalid('已经过期');
}

function assertDisjoint(lease: Lease, known: readonly Lease[]): void {
  const clash = known.find(
    other =>
      other.leaseId === lease.leaseId ||
      (other.invoiceCode === lease.invoiceCode && other.first <= lease.last && lease.first <= other.last),
  );
  if (clash !== undefined) throw invalid('与本机已有的号段重叠');
}

function invalid(reason: string): AppError {
  return new AppError(
    'lease_invalid',
    `平台发来的号段不能用：${reason}。没有登记，原有号码没有改动；请把这句话告诉财政端。`,
  );
}
