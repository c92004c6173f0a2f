import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { delayMs } from '../fault-texts.ts';
import type { Faults } from '../store/faults.ts';

/** Faults of the line and of what stands before the platform: nothing reaches it, or the answer comes late. */
export function addLineFaults(server: FastifyInstance, faults: Faults): void {
  server.addHook('onRequest', async (request, reply) => {
    if (faults.isOn('unreachable') && !request.url.startsWith('/practice/')) {
      reply.hijack();
      request.raw.socket.destroy();
      return reply;
    }
    if (faults.isOn('server-error') && isGateway(request))
      return reply
        .code(500)
        .type('text/html')
        .send('<html><body><h1>500 Internal Server Error</h1></body></html>');
    return undefined;
  });
  server.addHook('onSend', async request => {
    // Not a reason to keep the process alive once the server is closed.
    if (faults.isOn('delay') && isGateway(request)) await wait(delayMs, undefined, { ref: false });
  });
}

function isGateway({ url }: { readonly url: string }): boolean {
  return url.startsWith('/v1/');
}
