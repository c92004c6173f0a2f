import { fileURLToPath } from 'node:url';
import { homeFolder } from '../home-folder.ts';
import { startElectronHost } from './electron-host.ts';

// Not awaited here: Electron is not ready before this module has run to its end.
void startElectronHost({
  home: homeFolder(),
  rendererDir: fileURLToPath(new URL('../../renderer', import.meta.url)),
  preload: fileURLToPath(new URL('preload.cjs', import.meta.url)),
});
