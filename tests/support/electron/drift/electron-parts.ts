import type { PartName } from '../surface.ts';

export type OptionsName = 'BrowserWindow' | 'webPreferences';

/** What a name declared by one of Electron's types stands for. */
export const partOfType: Readonly<Record<string, PartName>> = {
  App: 'app',
  BrowserWindow: 'BrowserWindow',
  WebContents: 'webContents',
  WebFrameMain: 'mainFrame',
  IpcMain: 'ipcMain',
  IpcMainInvokeEvent: 'event',
  Protocol: 'protocol',
  Session: 'session',
  DownloadItem: 'downloadItem',
  Dialog: 'dialog',
  SafeStorage: 'safeStorage',
  PowerMonitor: 'powerMonitor',
  Shell: 'shell',
  IpcRenderer: 'ipcRenderer',
  ContextBridge: 'contextBridge',
};

/** What the imports of Electron are themselves. */
export const partOfImport: Readonly<Record<string, PartName>> = {
  app: 'app',
  BrowserWindow: 'windows',
  ipcMain: 'ipcMain',
  protocol: 'protocol',
  session: 'sessions',
  Menu: 'Menu',
  dialog: 'dialog',
  safeStorage: 'safeStorage',
  shell: 'shell',
  powerMonitor: 'powerMonitor',
  contextBridge: 'contextBridge',
  ipcRenderer: 'ipcRenderer',
};

/** What a member of one part is in turn. */
export const partOfMember: Readonly<Record<string, PartName>> = {
  'BrowserWindow.webContents': 'webContents',
  'webContents.mainFrame': 'mainFrame',
  'webContents.session': 'session',
  'mainFrame.top': 'mainFrame',
  'mainFrame.parent': 'mainFrame',
  'event.sender': 'webContents',
  'event.senderFrame': 'mainFrame',
  'sessions.defaultSession': 'session',
  'session.protocol': 'protocol',
};

/** What a listener or handler is given, by where it is set: the part of each of its parameters. */
export const partsOfParameters: Readonly<Record<string, readonly (PartName | undefined)[]>> = {
  'app.web-contents-created': [undefined, 'webContents'],
  'session.will-download': [undefined, 'downloadItem', 'webContents'],
  'ipcMain.handle': ['event'],
};

export const optionsOfType: Readonly<Record<string, OptionsName>> = {
  BrowserWindowConstructorOptions: 'BrowserWindow',
  WebPreferences: 'webPreferences',
};
