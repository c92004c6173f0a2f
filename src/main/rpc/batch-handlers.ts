import { fromBase64, toBase64 } from '../../shared/gm/bytes.ts';
import type { WriteCore } from '../services/write-core.ts';
import type { Handlers } from './handlers.ts';
import { actorOf } from './session.ts';

type BatchName = Extract<keyof Handlers, `batches.${string}`>;

/** Files that are issued row by row. `core` throws `not_enrolled` before there is a terminal. */
export function createBatchHandlers(core: () => WriteCore): Pick<Handlers, BatchName> {
  return {
    'batches.list': () => core().batches.list(),
    'batches.get': ({ id }) => core().batches.get(id),
    'batches.rows': question => core().batches.rows(question),
    'batches.check': ({ name, content }, { session }) =>
      core().batches.check({ name, bytes: fromBase64(content) }, actorOf(session).id),
    'batches.merge': ({ id, name, content }) =>
      core().batches.merge(id, { name, bytes: fromBase64(content) }),
    'batches.start': ({ id }, { session }) => core().batches.start(id, actorOf(session)),
    'batches.pause': ({ id }) => core().batches.pause(id),
    'batches.failedFile': ({ id }) => {
      const { name, content } = core().batches.failedFile(id);
      return { name, content: toBase64(content) };
    },
  };
}
