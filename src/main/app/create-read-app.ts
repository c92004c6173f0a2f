import { join } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { loadGm } from '../../shared/gm/load-gm.ts';
import { assertMigrated } from '../db/migrate.ts';
import { terminalMigrations } from '../db/migrations/index.ts';
import { openForReading } from '../db/open.ts';
import { readTerminal } from '../db/repositories/terminal.ts';
import { createReadStore } from '../db/store.ts';
import { createFonts } from '../documents/fonts/fonts.ts';
import { createInvoicePdf } from '../documents/invoice-pdf.ts';
import type { Ports } from '../ports.ts';
import { createDispatcher } from '../rpc/dispatcher.ts';
import { createReadHandlers } from '../rpc/read-handlers.ts';
import { createReadCore } from '../services/read-core.ts';
import { readStatus } from '../services/status.ts';
import { createKeyFiles } from '../signing/key-files.ts';
import type { Desk } from './desk.ts';

export interface ReadAppOptions {
  readonly dataDir: string;
  readonly ports: Ports;
}

/** Opens an enrolled terminal's folder beside its writer, for reading only. Throws `not_enrolled`, `database_newer`. */
export async function createReadApp({ dataDir, ports }: ReadAppOptions): Promise<Desk> {
  const db = openForReading(join(dataDir, 'terminal.db'));
  try {
    assertMigrated(db, terminalMigrations);
    const terminal = readTerminal(db);
    if (terminal === undefined)
      throw new AppError('not_enrolled', '这个文件夹还没有开通。没有改动任何数据；先运行 init。');
    const store = createReadStore(db);
    const { clock, logger } = ports;
    const pdf = createInvoicePdf({ fonts: createFonts({ folders: [join(dataDir, 'fonts')] }) });
    const gm = await loadGm();
    const keyFiles = createKeyFiles(join(dataDir, 'keys'), gm);
    const core = createReadCore({ gm, store, terminal, clock, pdf });
    const connect = createDispatcher({
      handlers: {
        ...createReadHandlers(() => core),
        'status.get': () =>
          readStatus(
            { store, clock, terminal },
            { user: null, signer: 'locked', line: 'unknown', terminalKey: keyFiles.terminalKeyPlace() },
          ),
      },
      personNow: () => undefined,
      checkPerson: () =>
        Promise.reject(new AppError('forbidden', '这个文件夹是只读打开的。没有改动任何数据。')),
      reportBug: (error, name) => logger.error({ error: String(error), name }, 'unexpected error'),
    });
    return {
      openSession: () => ({ call: connect({ user: undefined }), close: () => undefined }),
      subscribe: () => () => undefined,
      wake: () => undefined,
      close: async () => void db.close(),
    };
  } catch (error) {
    db.close();
    throw error;
  }
}
