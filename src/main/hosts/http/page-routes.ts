import type { FastifyInstance } from 'fastify';
import { createPage } from '../page.ts';

/** The page and its parts. Public on purpose: they hold no data, and a browser cannot send a bearer for them. */
export function pageRoutes(server: FastifyInstance, rendererDir: string): void {
  const page = createPage(rendererDir);
  server.get('/*', async (request, reply) => {
    const { status, headers, body } = await page(request.url.split('?', 1)[0] ?? '');
    return reply.code(status).headers(headers).send(body);
  });
}
