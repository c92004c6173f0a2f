import type { IpcMainInvokeEvent } from 'electron';
import type { Frame } from './frames.ts';
import { structuredText } from './page/structured-text.ts';
import { strict } from './strict.ts';
import type { Provided } from './surface.ts';

type Handler = Parameters<Provided<'ipcMain'>['handle']>[1];

export interface Sender {
  readonly contents: Provided<'webContents'>;
  /** Asked for when the handler looks: the frame may be gone by then. */
  frame(): Frame | undefined;
}

export interface IpcMain {
  readonly api: Provided<'ipcMain'>;
  /** Answers one `invoke`; arguments and result cross as structured clones, errors as Electron flattens them. */
  invoke(sender: Sender, channel: string, args: string): Promise<string>;
}

export function createIpcMain(): IpcMain {
  const handlers = new Map<string, Handler>();
  const text = structuredText();

  const api = {
    handle(channel, listener) {
      if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
      handlers.set(channel, listener);
    },
    removeHandler: channel => void handlers.delete(channel),
  } satisfies Provided<'ipcMain'>;

  return {
    api: strict('ipcMain', api),
    async invoke(sender, channel, args) {
      try {
        const handler = handlers.get(channel);
        if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
        const result: unknown = await handler(eventFrom(sender), ...(text.read(args) as unknown[]));
        return text.write(result);
      } catch (error) {
        throw new Error(`Error invoking remote method '${channel}': ${String(error)}`);
      }
    },
  };
}

function eventFrom({ contents, frame }: Sender): IpcMainInvokeEvent {
  const event = {
    type: 'frame',
    sender: contents,
    get senderFrame() {
      return frame() ?? null;
    },
    frameId: frame()?.frameTreeNodeId ?? -1,
    processId: 1,
  };
  return strict('event', event) as unknown as IpcMainInvokeEvent;
}
