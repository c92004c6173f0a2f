import type { FastifyInstance } from 'fastify';
import { AppError } from '../../../shared/errors.ts';

export interface PortChoice {
  /** Asked for by the caller: nothing else will do. */
  readonly wanted: number | undefined;
  /** That of the last start; another one if it is taken. */
  readonly remembered: number | undefined;
}

/** Listens on 127.0.0.1 and answers with the address. Throws `input_invalid` if the port asked for is taken. */
export async function listenOnLoopback(server: FastifyInstance, choice: PortChoice): Promise<string> {
  const port = choice.wanted ?? choice.remembered ?? 0;
  try {
    return await server.listen({ host: '127.0.0.1', port });
  } catch (cause) {
    if (!isTaken(cause)) throw cause;
    if (choice.wanted === undefined) return server.listen({ host: '127.0.0.1', port: 0 });
    throw new AppError('input_invalid', `端口 ${port} 已被占用，演练平台没有启动；换一个端口。`, undefined, {
      cause,
    });
  }
}

function isTaken(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE';
}
