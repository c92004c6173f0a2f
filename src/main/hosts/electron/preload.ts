import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import type { DeskBridge } from '../../../shared/contract/desk-bridge.ts';
import type { DeskEvent } from '../../../shared/contract/events.ts';
import { channels } from './channels.ts';

/** All that the page gets of the program around it. */
const bridge: DeskBridge = {
  call: (name, input, approval) => ipcRenderer.invoke(channels.call, name, input, approval),
  subscribe(listener) {
    const hear = (_event: IpcRendererEvent, event: DeskEvent) => listener(event);
    ipcRenderer.on(channels.event, hear);
    return () => void ipcRenderer.off(channels.event, hear);
  },
};

contextBridge.exposeInMainWorld('desk', Object.freeze(bridge));
