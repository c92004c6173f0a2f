import type { FastifyInstance } from 'fastify';
import { pageHeaders } from '../page.ts';

/**
 * Refuses whatever was not addressed to exactly this server (DNS rebinding) and whatever another site's page
 * sent (cross-site requests), before a body is read; adds the headers that every answer carries.
 */
export function guard(server: FastifyInstance, address: () => string): void {
  server.addHook('onRequest', async (request, reply) => {
    reply.headers(pageHeaders);
    if (request.headers.host !== address()) return reply.code(403).type('text/plain').send('wrong host\n');
    const { origin } = request.headers;
    if (origin !== undefined && origin !== `http://${address()}`)
      return reply.code(403).type('text/plain').send('foreign origin\n');
    return undefined;
  });
}
