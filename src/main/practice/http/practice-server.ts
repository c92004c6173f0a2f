import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { BusinessOrders } from '../business-orders.ts';
import { createVerificationDesk } from '../operations/verification.ts';
import { PlatformRefusal } from '../platform-refusal.ts';
import { asRefusal } from './as-refusal.ts';
import { addGatewayRoutes, type GatewayDeps, refusalAnswer } from './gateway-routes.ts';
import { isMeantForUs } from './guard.ts';
import { addLineFaults } from './line-faults.ts';
import { addOfficerRoutes } from './officer-routes.ts';
import { addOrderRoutes } from './order-routes.ts';
import { addPracticeRoutes, type PracticeRoutesDeps } from './practice-routes.ts';
import type { Answer } from './signed-answers.ts';
import { addVerificationRoutes } from './verification-routes.ts';

/** A full batch of 500 entries and 1,000 invoices is about 6 MB. */
const bodyLimit = 16 * 1024 * 1024;

export interface PracticeServerDeps extends GatewayDeps, PracticeRoutesDeps {
  readonly orders: BusinessOrders;
}

/** The platform's HTTP server; it listens where it is told to, which must be loopback. */
export function createPracticeServer(deps: PracticeServerDeps): FastifyInstance {
  const { faults } = deps.platform;
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
  addVerificationRoutes(server, createVerificationDesk(deps.platform.invoices));
  addOfficerRoutes(server, deps);
  return server;
}
