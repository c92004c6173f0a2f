import type { FastifyInstance } from 'fastify';

const headers = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  'cache-control': 'no-store',
} as const;

/**
 * Refuses whatever was not addressed to exactly this server (DNS rebinding) and whatever another site's page
 * sent (cross-site requests), before a body is read; adds the headers that every answer carries.
 */
export function guard(server: FastifyInstance, address: () => string): void {
  server.addHook('onRequest', async (request, reply) => {
    reply.headers(headers);
    if (request.headers.host !== address()) return reply.code(403).type('text/plain').send('wrong host\n');
    const { origin } = request.headers;
    if (origin !== undefined && origin !== `http://${address()}`)
      return reply.code(403).type('text/plain').send('foreign origin\n');
    return undefined;
  });
}
