import { BrowserWindow } from 'electron';
import { pageUrl } from './address.ts';
import { keepWindowState, readWindowState } from './window-state.ts';

export interface DeskWindowOptions {
  readonly preload: string;
  /** Where the window's size and place are kept. */
  readonly stateFile: string;
  /** A place inside the page, as a fragment. */
  readonly fragment?: string | undefined;
}

/** The one window. It shows itself when there is something to see. */
export function openDeskWindow({ preload, stateFile, fragment = '' }: DeskWindowOptions): BrowserWindow {
  const { bounds, maximized } = readWindowState(stateFile);
  const window = new BrowserWindow({
    ...bounds,
    minWidth: 1024,
    minHeight: 700,
    title: '单位开票台',
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => {
    if (maximized) window.maximize();
    window.show();
  });
  window.on('close', () => keepWindowState(window, stateFile));
  void window.loadURL(`${pageUrl}${fragment}`);
  return window;
}
