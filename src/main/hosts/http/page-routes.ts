import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { contentSecurityPolicy, noncePlaceholder } from '../csp.ts';
import { listStaticFiles } from './static-files.ts';

/** The page and its parts. Public on purpose: they hold no data, and a browser cannot send a bearer for them. */
export function pageRoutes(server: FastifyInstance, rendererDir: string): void {
  const files = listStaticFiles(rendererDir);

  server.get('/*', async (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '';
    const file = files.get(path === '/' ? '/index.html' : path);
    const nonce = randomBytes(16).toString('base64');
    reply.header('content-security-policy', contentSecurityPolicy(nonce));
    if (file === undefined)
      return reply.code(404).type('text/plain; charset=utf-8').send('404 没有这个文件\n');
    reply.type(file.type);
    if (file.hashed) reply.header('cache-control', 'private, max-age=31536000, immutable');
    const content = await file.read();
    return file.type.startsWith('text/html')
      ? content.toString('utf8').replaceAll(noncePlaceholder, nonce)
      : content;
  });
}
