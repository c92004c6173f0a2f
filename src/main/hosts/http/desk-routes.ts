import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Reply, Transport } from '../../../shared/contract/transport.ts';
import type { Bearers } from './bearers.ts';
import type { EventStreams } from './event-streams.ts';
import type { LaunchSecrets } from './launch-secrets.ts';

const sessionBody = z.object({ secret: z.string().max(100) });
const callBody = z.object({
  input: z.unknown(),
  approval: z.object({ user: z.string().max(64), pin: z.string().max(128) }).optional(),
});

const notACall: Reply = {
  ok: false,
  error: { code: 'input_invalid', message: '请求不是 {input, approval?} 形式的 JSON；没有做任何改动' },
};

export interface DeskRoutes {
  readonly secrets: LaunchSecrets;
  readonly bearers: Bearers;
  readonly streams: EventStreams;
}

/** The way into the core: a secret for a bearer, a bearer for calls and events. */
export function deskRoutes(server: FastifyInstance, { secrets, bearers, streams }: DeskRoutes): void {
  server.post('/session', async (request, reply) => {
    const body = sessionBody.safeParse(request.body);
    if (!body.success || !secrets.redeem(body.data.secret)) return stranger(reply);
    return { bearer: bearers.admit() };
  });

  // A scope of its own, so that a stranger is turned away before the body is read.
  server.register(async inside => {
    inside.addHook('onRequest', async (request, reply) =>
      bearers.sessionOf(request.headers.authorization) === undefined ? stranger(reply) : undefined,
    );

    inside.post<{ Params: { name: string } }>('/rpc/:name', async (request, reply) => {
      const session = bearers.sessionOf(request.headers.authorization);
      if (session === undefined) return stranger(reply);
      const body = callBody.safeParse(request.body);
      if (!body.success) return reply.code(400).send(notACall);
      return answer(session.call, request.params.name, body.data);
    });

    inside.get('/events', (_request, reply) => {
      for (const [name, value] of Object.entries(reply.getHeaders()))
        if (value !== undefined) reply.raw.setHeader(name, value);
      reply.hijack();
      reply.raw.writeHead(200, { 'content-type': 'application/x-ndjson' });
      streams.add(reply.raw);
    });
  });
}

function answer(
  call: Transport,
  name: string,
  { input, approval }: z.infer<typeof callBody>,
): Promise<Reply> {
  return approval === undefined ? call(name, input) : call(name, input, approval);
}

type Refusable = { code(status: number): { type(type: string): { send(text: string): unknown } } };

function stranger(reply: Refusable): unknown {
  return reply.code(401).type('text/plain; charset=utf-8').send('401 此窗口没有凭据，或凭据已失效\n');
}
