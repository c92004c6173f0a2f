import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DeskProcess, startDesk } from './desk-process.ts';

/** Node's permission model refuses fsync altogether; what it keeps durable is tested elsewhere. */
const withoutFsync = `
  import fs from 'node:fs';
  import { syncBuiltinESMExports } from 'node:module';
  fs.fsyncSync = () => {};
  syncBuiltinESMExports();`;

/** The browser host of a packed folder. It may read nothing but that folder and its own data: the repository ends it. */
export function startPackedDesk(folder: string): Promise<DeskProcess> {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'packed-home-')));
  const readable = [folder, home, '/proc'].map(path => `--allow-fs-read=${path}`);
  return startDesk(home, {
    program: {
      args: [
        ...[
          '--permission',
          '--allow-addons',
          '--disable-warning=SecurityWarning',
          `--allow-fs-write=${home}`,
        ],
        ...readable,
        ...['--import', `data:text/javascript,${encodeURIComponent(withoutFsync)}`],
        'src/main/browser.js',
      ],
      cwd: folder,
      // Printers are looked for in the folders of PATH.
      env: { PATH: folder },
    },
  });
}
