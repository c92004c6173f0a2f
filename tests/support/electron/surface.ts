import type * as Electron from 'electron';

interface Part {
  readonly members: readonly string[];
  readonly events: readonly string[];
}

/**
 * Every member, event and option of Electron that the stand-in provides. The implementations are typed by these lists
 * (`Provided`), the lists by Electron's own declarations, and the host's sources are held against them by a test.
 * `activate`, `unresponsive` and `will-attach-webview` may be listened to; what they tell of cannot happen here.
 */
export const surface = {
  electron: {
    members: [
      'app',
      'BrowserWindow',
      'ipcMain',
      'protocol',
      'session',
      'Menu',
      'dialog',
      'safeStorage',
      'shell',
      'powerMonitor',
      'contextBridge',
      'ipcRenderer',
    ],
    events: [],
  },
  app: {
    members: [
      'requestSingleInstanceLock',
      'whenReady',
      'isReady',
      'quit',
      'exit',
      'enableSandbox',
      'setPath',
      'getPath',
      'setAppUserModelId',
      'isPackaged',
      'getVersion',
      'getName',
      'focus',
    ],
    events: [
      'ready',
      'second-instance',
      'window-all-closed',
      'before-quit',
      'will-quit',
      'quit',
      'web-contents-created',
      'activate',
    ],
  },
  windows: { members: ['getAllWindows'], events: [] },
  BrowserWindow: {
    members: [
      'loadURL',
      'show',
      'focus',
      'isMinimized',
      'restore',
      'isVisible',
      'getNormalBounds',
      'isMaximized',
      'maximize',
      'isDestroyed',
      'destroy',
      'close',
      'setTitle',
      'id',
      'webContents',
    ],
    events: [
      'ready-to-show',
      'close',
      'closed',
      'query-session-end',
      'session-end',
      'resize',
      'move',
      'maximize',
      'unmaximize',
    ],
  },
  webContents: {
    members: [
      'id',
      'mainFrame',
      'session',
      'getURL',
      'send',
      'reload',
      'isDestroyed',
      'print',
      'setWindowOpenHandler',
    ],
    events: [
      'will-navigate',
      'will-redirect',
      'will-frame-navigate',
      'will-attach-webview',
      'render-process-gone',
      'did-finish-load',
      'preload-error',
      'unresponsive',
    ],
  },
  mainFrame: {
    members: [
      'url',
      'origin',
      'parent',
      'top',
      'frames',
      'frameTreeNodeId',
      'name',
      'detached',
      'isDestroyed',
    ],
    events: [],
  },
  event: { members: ['type', 'sender', 'senderFrame', 'frameId', 'processId'], events: [] },
  ipcMain: { members: ['handle', 'removeHandler'], events: [] },
  protocol: { members: ['registerSchemesAsPrivileged', 'handle', 'isProtocolHandled'], events: [] },
  sessions: { members: ['defaultSession'], events: [] },
  session: {
    members: [
      'setPermissionRequestHandler',
      'setPermissionCheckHandler',
      'setDevicePermissionHandler',
      'protocol',
    ],
    events: ['will-download'],
  },
  downloadItem: {
    members: [
      'setSaveDialogOptions',
      'getSaveDialogOptions',
      'setSavePath',
      'getSavePath',
      'getFilename',
      'getURL',
      'getState',
      'cancel',
    ],
    events: ['done'],
  },
  Menu: { members: ['buildFromTemplate', 'setApplicationMenu', 'getApplicationMenu'], events: [] },
  dialog: { members: ['showErrorBox', 'showMessageBox', 'showSaveDialog', 'showOpenDialog'], events: [] },
  safeStorage: {
    members: [
      'isAsyncEncryptionAvailable',
      'encryptStringAsync',
      'decryptStringAsync',
      'getSelectedStorageBackend',
    ],
    events: [],
  },
  shell: { members: ['openExternal'], events: [] },
  powerMonitor: { members: [], events: ['suspend', 'resume', 'shutdown', 'lock-screen', 'unlock-screen'] },
  contextBridge: { members: ['exposeInMainWorld'], events: [] },
  ipcRenderer: { members: ['invoke', 'on', 'off'], events: [] },
} as const satisfies Record<string, Part>;

/** The interface of Electron that each part stands in for. */
interface Declared {
  electron: typeof Electron;
  app: Electron.App;
  windows: typeof Electron.BrowserWindow;
  BrowserWindow: Electron.BrowserWindow;
  webContents: Electron.WebContents;
  mainFrame: Electron.WebFrameMain;
  ipcMain: Electron.IpcMain;
  protocol: Electron.Protocol;
  event: Electron.IpcMainInvokeEvent;
  sessions: typeof Electron.session;
  session: Electron.Session;
  downloadItem: Electron.DownloadItem;
  Menu: typeof Electron.Menu;
  dialog: Electron.Dialog;
  safeStorage: Electron.SafeStorage;
  shell: Electron.Shell;
  powerMonitor: Electron.PowerMonitor;
  contextBridge: Electron.ContextBridge;
  ipcRenderer: Electron.IpcRenderer;
}

export type PartName = keyof typeof surface;
type MemberOf<P extends PartName> = (typeof surface)[P]['members'][number];

/** What an implementation must be: just the listed members, each as Electron declares it. */
export type Provided<P extends PartName> = {
  [M in MemberOf<P> & keyof Declared[P]]: StoodIn<Declared[P][M]>;
};

/** An object of Electron, where a member is one, is again only what stands in for it. */
type StoodIn<T> = T extends Electron.Session
  ? Provided<'session'>
  : T extends Electron.WebContents
    ? Provided<'webContents'>
    : T extends Electron.WebFrameMain
      ? Provided<'mainFrame'>
      : T extends Electron.Protocol
        ? Provided<'protocol'>
        : T;

/** Does not compile where a list names a member that Electron does not declare. */
type Undeclared = { [P in PartName]: Exclude<MemberOf<P>, keyof Declared[P]> }[PartName];
true satisfies [Undeclared] extends [never] ? true : Undeclared;

/** Options of windows: what is enforced or has no effect that a check could miss. */
export const windowOptions = {
  BrowserWindow: [
    'width',
    'height',
    'minWidth',
    'minHeight',
    'x',
    'y',
    'show',
    'title',
    'icon',
    'backgroundColor',
    'autoHideMenuBar',
    'webPreferences',
  ],
  webPreferences: [
    'preload',
    'contextIsolation',
    'sandbox',
    'nodeIntegration',
    'nodeIntegrationInWorker',
    'nodeIntegrationInSubFrames',
    'webSecurity',
    'webviewTag',
    'allowRunningInsecureContent',
    'experimentalFeatures',
    'devTools',
    'spellcheck',
  ],
} as const satisfies {
  BrowserWindow: readonly (keyof Electron.BrowserWindowConstructorOptions)[];
  webPreferences: readonly (keyof Electron.WebPreferences)[];
};
