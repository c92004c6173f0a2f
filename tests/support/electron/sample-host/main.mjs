import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  powerMonitor,
  protocol,
  safeStorage,
  session,
} from 'electron';
import { servePage } from './pages.mjs';

// A host of the smallest kind. With the word `open` it guards nothing, so that a test sees what guards are good for.
const open = process.argv.includes('open');
const policy =
  "default-src 'none'; script-src 'self'; connect-src 'self'; frame-src 'self'; worker-src 'self'; img-src 'self'";
const seen = [];

if (!app.requestSingleInstanceLock({ from: 'sample' })) app.exit(3);
app.on('second-instance', (_event, argv, cwd, data) =>
  seen.push({ event: 'second-instance', argv, cwd, data }),
);
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);

const calls = {
  seen: () => seen,
  size: input => input.length,
  fail: () => {
    throw new TypeError('not today');
  },
  function: () => () => 1,
  who: (_input, { senderFrame, sender }) => ({
    url: senderFrame.url,
    origin: senderFrame.origin,
    isMain: senderFrame.parent === null && senderFrame === sender.mainFrame,
  }),
  late: async (_input, event) => {
    await new Promise(resolve => event.sender.once('did-finish-load', resolve));
    seen.push({ event: 'late', sender: event.senderFrame?.url ?? null });
  },
  tell: (input, { sender }) => sender.send('events', input),
  front: () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  },
  ask: input => dialog.showMessageBox(input),
  print: (input, { sender }) =>
    new Promise(resolve => sender.print(input, (success, reason) => resolve({ success, reason }))),
  seal: async input => {
    const sealed = await safeStorage.encryptStringAsync(input);
    const { result } = await safeStorage.decryptStringAsync(sealed);
    return { result, store: safeStorage.getSelectedStorageBackend(), hides: !sealed.includes(input) };
  },
};
ipcMain.handle('call', (event, name, input) => (calls[name] ?? (() => ({ name, input })))(input, event));

app.on('web-contents-created', (_created, contents) => {
  for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect'])
    contents.on(name, event => {
      seen.push({ event: name, url: event.url, isMainFrame: event.isMainFrame });
      if (!open) event.preventDefault();
    });
  contents.on('render-process-gone', (_event, { reason }) => {
    seen.push({ event: 'gone', reason });
    contents.reload();
  });
  if (open) return;
  contents.setWindowOpenHandler(({ url }) => {
    seen.push({ event: 'open', url });
    return { action: 'deny' };
  });
});

await app.whenReady();
for (const name of ['suspend', 'resume', 'shutdown']) powerMonitor.on(name, () => seen.push({ event: name }));
if (!open) {
  session.defaultSession.setPermissionCheckHandler(
    (_contents, permission) => permission === 'clipboard-read',
  );
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(permission === 'clipboard-read'),
  );
}
session.defaultSession.on('will-download', (_event, item) => {
  item.setSaveDialogOptions({ title: '另存为' });
  item.on('done', (_done, state) => seen.push({ event: 'download', state, file: item.getFilename() }));
});
protocol.handle('app', request => servePage(request, open ? undefined : policy));
Menu.setApplicationMenu(
  Menu.buildFromTemplate([
    {
      label: '文件',
      submenu: [{ label: '记下', click: () => seen.push({ event: 'menu' }) }, { role: 'quit' }],
    },
  ]),
);

const window = new BrowserWindow({
  width: 900,
  height: 700,
  show: false,
  webPreferences: {
    preload: join(import.meta.dirname, 'preload.cjs'),
    sandbox: true,
    contextIsolation: true,
  },
});
window.once('ready-to-show', () => window.show());
await window.loadURL('app://desk/');
