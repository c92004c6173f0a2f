import fastify, { type FastifyError } from 'fastify';
import type { Desk } from '../../app/desk.ts';
import { createBearers } from './bearers.ts';
import { deskRoutes } from './desk-routes.ts';
import { createEventStreams } from './event-streams.ts';
import { guard } from './guard.ts';
import { createLaunchSecrets } from './launch-secrets.ts';
import { pageRoutes } from './page-routes.ts';

/** Enough for a batch file of some ten thousand rows in base64. */
const bodyLimit = 20 * 1024 * 1024;

export interface DeskServerOptions {
  readonly desk: Desk;
  /** The built page. */
  readonly rendererDir: string;
  /** The last window was closed `idleGraceMs` ago (15 s unless told); never called before one was open. */
  readonly onIdle?: (() => void) | undefined;
  readonly idleGraceMs?: number | undefined;
  /** A free one unless told. */
  readonly port?: number | undefined;
}

export interface DeskServer {
  /** Opens one window: the secret in its fragment works once. */
  readonly url: string;
  /** A further address with a secret of its own. */
  newLaunchUrl(): string;
  close(): Promise<void>;
}

/** Serves the desk to the system's browser on 127.0.0.1 and nowhere else. */
export async function startDeskServer(options: DeskServerOptions): Promise<DeskServer> {
  const { desk, rendererDir, onIdle = () => {}, idleGraceMs = 15_000, port = 0 } = options;
  const server = fastify({ bodyLimit, forceCloseConnections: true, exposeHeadRoutes: false });
  const secrets = createLaunchSecrets();
  const bearers = createBearers(desk);
  const streams = createEventStreams({ desk, onIdle, graceMs: idleGraceMs });
  let address = '';

  server.setErrorHandler<FastifyError>((error, _request, reply) => {
    const status = error.statusCode ?? 500;
    return reply.code(status).type('text/plain; charset=utf-8').send(`${status}\n`);
  });
  guard(server, () => address);
  deskRoutes(server, { secrets, bearers, streams });
  pageRoutes(server, rendererDir);

  address = new URL(await server.listen({ host: '127.0.0.1', port })).host;
  const newLaunchUrl = () => `http://${address}/#secret=${secrets.issue()}`;
  return {
    url: newLaunchUrl(),
    newLaunchUrl,
    async close() {
      streams.close();
      await server.close();
      bearers.close();
    },
  };
}
