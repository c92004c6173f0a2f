import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { beijingIso } from '../../../shared/domain/beijing-time.ts';
import { fromUtf8 } from '../../../shared/gm/bytes.ts';
import {
  type AnswerOf,
  type OperationName,
  operations,
  type RequestOf,
} from '../../../shared/protocol/operations.ts';
import type { ErrorBody } from '../../../shared/protocol/wire.ts';
import type { Logger } from '../../ports.ts';
import type { Desks } from '../desks.ts';
import type { PlatformDeps } from '../platform-deps.ts';
import { PlatformRefusal } from '../platform-refusal.ts';
import type { Terminal } from '../store/terminals.ts';
import { asRefusal } from './as-refusal.ts';
import { type Authentication, bodyBytes } from './authentication.ts';
import type { Answer, SendSigned } from './signed-answers.ts';

export interface GatewayDeps {
  readonly platform: PlatformDeps;
  readonly desks: Desks;
  readonly authentication: Authentication;
  readonly sendSigned: SendSigned;
  /** The shipped description of the protocol, as it is. */
  readonly openApi: Uint8Array;
  readonly logger: Logger | undefined;
}

type TerminalOperation = Exclude<OperationName, 'enrol'>;
type Handlers = {
  readonly [N in TerminalOperation]: (terminal: Terminal, request: RequestOf<N>) => AnswerOf<N>;
};

/** The open province protocol v1: `POST /v1/…`, signed both ways. */
export function addGatewayRoutes(server: FastifyInstance, deps: GatewayDeps): void {
  const handlers = createHandlers(deps);
  for (const name of Object.keys(operations) as OperationName[])
    server.post(operations[name].path, (request, reply) =>
      answerRequest(deps, { request, reply }, () =>
        name === 'enrol' ? admitEnrolment(deps, request) : admit(deps, handlers, { name, request }),
      ),
    );
  server.get('/v1/trust', (_, reply) =>
    reply.type('application/x-pem-file').send(deps.platform.authority.trustPem),
  );
  server.get('/v1/openapi.json', (_, reply) => reply.type('application/json').send(deps.openApi));
  server.get('/v1/heads/:terminalId', (request, reply) => {
    const { terminalId } = z.object({ terminalId: z.string() }).parse(request.params);
    const head = deps.desks.uploads.latestHead(terminalId);
    return (
      head ?? reply.code(404).send({ error: { code: 'not_found', message: '平台没有这台终端的账头。' } })
    );
  });
}

function createHandlers({ platform, desks }: GatewayDeps): Handlers {
  return {
    time: () => ({ time: beijingIso(platform.now()) }),
    catalogue: (_, request) => desks.catalogue.newerThan(request),
    requestLease: (terminal, request) => desks.leases.request(terminal, request),
    leaseStatus: (terminal, request) => desks.leases.status(terminal, request),
    confirmLease: (terminal, request) => desks.leases.confirm(terminal, request),
    uploadEntries: (terminal, request) => desks.uploads.upload(terminal, request),
    recordState: (terminal, request) => desks.uploads.recordState(terminal, request),
    highWaterMark: (terminal, request) => desks.uploads.highWaterMark(terminal, request),
  };
}

/** A request that was proved and read, ready to be carried out. */
type Admitted = () => unknown;

function admitEnrolment({ authentication, desks }: GatewayDeps, request: FastifyRequest): Admitted {
  const wanted = operations.enrol.request.parse(readJson(request));
  authentication.enrolment(request, wanted);
  return () => desks.enrolment.enrol(wanted);
}

function admit<N extends TerminalOperation>(
  { authentication }: GatewayDeps,
  handlers: Handlers,
  { name, request }: { readonly name: N; readonly request: FastifyRequest },
): Admitted {
  const terminal = authentication.terminal(request);
  const parsed = operations[name].request.parse(readJson(request)) as RequestOf<N>;
  return () => handlers[name](terminal, parsed);
}

interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

function answerRequest(
  { platform: { faults }, sendSigned, logger }: GatewayDeps,
  { request, reply }: Exchange,
  admitted: () => Admitted,
): FastifyReply {
  if (faults.isOn('refuse'))
    return sendSigned(
      reply,
      refusalAnswer(new PlatformRefusal('platform_refused', '演练：平台暂不办理业务。没有办理；稍后再试。')),
    );
  const answer = attempt(() => {
    const carryOut = admitted();
    const first = carryOut();
    return faults.isOn('double-reply') ? carryOut() : first;
  }, logger);
  if (!faults.isOn('lost-reply')) return sendSigned(reply, answer);
  reply.hijack();
  request.raw.socket.destroy();
  return reply;
}

function attempt(carryOut: () => unknown, logger: Logger | undefined): Answer {
  try {
    return { status: 200, body: carryOut() };
  } catch (cause) {
    const refusal = asRefusal(cause);
    if (refusal.code === 'internal')
      logger?.error(
        { error: cause instanceof Error ? cause.stack : String(cause) },
        'practice platform failed',
      );
    return refusalAnswer(refusal);
  }
}

/** A refusal as every gateway answer carries it. */
export function refusalAnswer({ status, code, message }: PlatformRefusal): Answer {
  return { status, body: { error: { code, message } } satisfies ErrorBody };
}

function readJson(request: FastifyRequest): unknown {
  return JSON.parse(fromUtf8(bodyBytes(request)));
}
