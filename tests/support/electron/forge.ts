import type { Frame } from './frames.ts';
import type { IpcMain } from './ipc-main.ts';
import { structuredText } from './page/structured-text.ts';
import { strict } from './strict.ts';
import type { Contents } from './web-contents.ts';
import type { Forged } from './wire.ts';

/** A message that no preload has sent, with a sender of the test's choice. What it is answered with comes back. */
export async function forge(ipc: IpcMain, { api, frames }: Contents, forged: Forged): Promise<unknown> {
  const { channel, args } = forged;
  const frame = senderOf(forged, api.mainFrame as Frame, frames.all());
  const text = structuredText();
  return text.read(await ipc.invoke({ contents: api, frame: () => frame }, channel, text.write(args)));
}

function senderOf({ from }: Forged, main: Frame, frames: readonly Frame[]): Frame | undefined {
  if (from === undefined) return main;
  if (from === 'gone') return undefined;
  if ('frameUrl' in from) {
    const found = frames.find(({ url }) => url.includes(from.frameUrl));
    if (found === undefined) throw new Error(`no frame shows ${from.frameUrl}`);
    return found;
  }
  const { url, origin, isMain } = from;
  const members = { url, origin, parent: isMain ? null : main, top: main, frameTreeNodeId: -1 };
  return strict('webFrameMain', members) as unknown as Frame;
}
