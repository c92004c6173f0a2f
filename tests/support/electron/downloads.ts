import type { EventEmitter } from 'node:events';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SaveDialogOptions } from 'electron';
import { toApp } from './addresses.ts';
import type { Control } from './control.ts';
import type { DevtoolsSession } from './devtools.ts';
import { emitPreventable, emitterOf, strict } from './strict.ts';
import { type Provided, surface } from './surface.ts';
import type { Downloaded } from './wire.ts';

type State = Downloaded['state'];

interface Download {
  readonly item: Provided<'downloadItem'>;
  readonly emitter: EventEmitter;
  readonly wanted: { options: SaveDialogOptions; path: string; state: 'progressing' | State };
}

export interface DownloadParts {
  readonly browser: DevtoolsSession;
  readonly session: EventEmitter;
  readonly control: Control;
  readonly contentsOf: (frameId: string) => Provided<'webContents'> | undefined;
}

/** What a page offers for download goes where the host says, or where the save dialog is answered to, or nowhere. */
export async function followDownloads(
  { browser, session, control, contentsOf }: DownloadParts,
  scratch: string,
): Promise<void> {
  const folder = join(scratch, 'downloads');
  const running = new Map<string, Download>();

  browser.on('Browser.downloadWillBegin', ({ guid, url, suggestedFilename, frameId }) => {
    const cancel = () => void browser.send('Browser.cancelDownload', { guid }).catch(() => undefined);
    const download = createDownload({ url: toApp(url), filename: suggestedFilename, cancel });
    running.set(guid, download);
    if (emitPreventable(session, 'will-download', {}, download.item, contentsOf(frameId))) cancel();
  });
  browser.on('Browser.downloadProgress', async ({ guid, state }) => {
    const download = running.get(guid);
    if (download === undefined || state === 'inProgress') return;
    running.delete(guid);
    const saved = state === 'completed' ? await placeFor(download) : undefined;
    if (saved !== undefined) copyFileSync(join(folder, guid), saved);
    finish(download, saved);
  });

  async function placeFor({ wanted, item }: Download): Promise<string | undefined> {
    if (wanted.state === 'cancelled') return undefined;
    if (wanted.path !== '') return wanted.path;
    const options = { defaultPath: item.getFilename(), ...wanted.options };
    const { filePath, canceled } = (await control.ask({
      kind: 'save',
      options,
    })) as Electron.SaveDialogReturnValue;
    return canceled ? undefined : filePath;
  }

  function finish({ item, emitter, wanted }: Download, savePath: string | undefined): void {
    const state: State = savePath === undefined ? 'cancelled' : 'completed';
    Object.assign(wanted, { state, path: savePath ?? '' });
    emitter.emit('done', {}, state);
    control.report({ event: 'downloaded', downloaded: { filename: item.getFilename(), savePath, state } });
  }

  await browser.send('Browser.setDownloadBehavior', {
    behavior: 'allowAndName',
    downloadPath: folder,
    eventsEnabled: true,
  });
}

function createDownload(given: {
  readonly url: string;
  readonly filename: string;
  cancel(): void;
}): Download {
  const emitter = emitterOf('DownloadItem', surface.downloadItem.events);
  const wanted: Download['wanted'] = { options: {}, path: '', state: 'progressing' };
  const members = {
    setSaveDialogOptions: options => {
      wanted.options = options;
    },
    getSaveDialogOptions: () => wanted.options,
    setSavePath: path => {
      wanted.path = path;
    },
    getSavePath: () => wanted.path,
    getFilename: () => given.filename,
    getURL: () => given.url,
    getState: () => wanted.state,
    cancel: () => {
      wanted.state = 'cancelled';
      given.cancel();
    },
  } satisfies Provided<'downloadItem'>;
  const item = Object.assign(emitter, members) as unknown as Provided<'downloadItem'>;
  return { item: strict('DownloadItem', item), emitter, wanted };
}
