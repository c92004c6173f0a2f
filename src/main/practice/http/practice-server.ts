import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { BusinessOrders } from '../business-orders.ts';
import { PlatformRefusal } from '../platform-refusal.ts';
import { addGatewayRoutes, type GatewayDeps, refusalAnswer } from './gateway-routes.ts';
import { isMeantForUs } from './guard.ts';
import { addLineFaults } from './line-faults.ts';
import { addOrderRoutes } from './order-routes.ts';
import { addPracticeRoutes, type PracticeRoutesDeps } from './practice-routes.ts';
import type { Answer } from './signed-answers.ts';
import { verificationPage } from './verification-page.ts';

/** A full batch of 500 entries and 1,000 invoices is about 6 MB. */
const bodyLimit = 16 * 1024 * 1024;

const verificationQuery = z.object({ code: z.string(), number: z.string(), check: z.string() });

export interface PracticeServerDeps extends GatewayDeps, PracticeRoutesDeps {
  readonly orders: BusinessOrders;
}

/** The platform's HTTP server; it listens where it is told to, which must be loopback. */
export function createPracticeServer(deps: PracticeServerDeps): FastifyInstance {
  const { faults, invoices } = deps.platform;
  const server = fastify({ bodyLimit, forceCloseConnections: true });

  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_, body, done) => done(null, body));
  addLineFaults(server, faults);
  server.addHook('onRequest', async request => {
    if (!isMeantForUs(request))
      throw new PlatformRefusal('unauthorized', '请求不是发给这个地址的，或来自别的网页。没有办理。');
  });
  const send = (request: FastifyRequest, reply: FastifyReply, answer: Answer) =>
    request.url.startsWith('/v1/')
      ? deps.sendSigned(reply, answer)
      : reply.code(answer.status).send(answer.body);
  server.setErrorHandler((error, request, reply) => send(request, reply, refusalAnswer(asRefusal(error))));
  server.setNotFoundHandler((request, reply) =>
    send(request, reply, refusalAnswer(new PlatformRefusal('not_found', '平台没有这个地址。'))),
  );

  addGatewayRoutes(server, deps);
  addPracticeRoutes(server, deps);
  addOrderRoutes(server, deps.orders);
  server.get('/verify', (request, reply) => {
    const query = verificationQuery.safeParse(request.query).data;
    return reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'")
      .send(verificationPage(invoices, query));
  });
  return server;
}

/** Errors of the server itself (too large, another content type) are requests that do not follow the protocol. */
function asRefusal(error: unknown): PlatformRefusal {
  if (error instanceof PlatformRefusal) return error;
  const isTheirs = error instanceof Error && 'statusCode' in error && Number(error.statusCode) < 500;
  return isTheirs
    ? new PlatformRefusal('malformed', `请求的写法不合协议：${error.message}。没有办理。`)
    : new PlatformRefusal('internal', '演练平台内部出错。没有办理；稍后再试。', { cause: error });
}
