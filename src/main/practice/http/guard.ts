import type { FastifyRequest } from 'fastify';

/**
 * True for requests that were meant for this loopback address: a page of another site, or a name that was made to point
 * here, must not reach the platform through somebody's browser.
 */
export function isMeantForUs({ headers, socket }: Pick<FastifyRequest, 'headers' | 'socket'>): boolean {
  const addresses = ['127.0.0.1', 'localhost'].map(name => `${name}:${socket.localPort}`);
  if (!addresses.includes(headers.host ?? '')) return false;
  return headers.origin === undefined || addresses.some(address => headers.origin === `http://${address}`);
}
