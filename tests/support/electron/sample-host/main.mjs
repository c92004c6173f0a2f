import { join } from 'node:path';
import { app, BrowserWindow, ipcMain, protocol } from 'electron';

// A host of the smallest kind. What it leaves out, and what it must not do, is said by its arguments.
const has = word => process.argv.includes(word);
const pages = new Map([
  [
    '/',
    [
      'text/html',
      '<!doctype html><meta charset="utf-8"><title>样</title><h1 id="title">样</h1><script src="/page.js"></script>',
    ],
  ],
  ['/page.js', ['text/javascript', 'document.body.dataset.ran = String(typeof window.desk); ']],
]);

protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);

ipcMain.handle('call', (event, name, input) => {
  if (name === 'fail') throw new TypeError('not today');
  if (name === 'function') return () => 1;
  if (name === 'who') {
    const { url, origin, parent } = event.senderFrame;
    return { url, origin, isMain: parent === null && event.senderFrame === event.sender.mainFrame };
  }
  if (name === 'tell') event.sender.send('events', input);
  return { name, input };
});

await app.whenReady();
protocol.handle('app', request => {
  const [type, body] = pages.get(new URL(request.url).pathname) ?? ['text/plain', undefined];
  if (body === undefined) return new Response('404', { status: 404 });
  return new Response(body, {
    headers: {
      'content-type': type,
      'content-security-policy': "default-src 'none'; script-src 'self'; connect-src 'self'",
    },
  });
});

const window = new BrowserWindow({
  width: 900,
  height: 700,
  show: false,
  webPreferences: {
    preload: join(import.meta.dirname, 'preload.cjs'),
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
  },
});
window.once('ready-to-show', () => window.show());
await window.loadURL('app://desk/');
