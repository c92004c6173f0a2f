import { createHash, generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import { app, BrowserWindow, protocol } from 'electron';

// Does what the test names, and says what came of it.
function attempt(name, deed) {
  try {
    deed();
    process.stdout.write(`${name}: done\n`);
  } catch (error) {
    process.stdout.write(`${name}: ${error.message}\n`);
  }
}

const deeds = {
  'unknown member': () => app.dock.hide(),
  'unknown event': () => app.on('login', () => {}),
  'window option': () => new BrowserWindow({ kiosk: true }),
  'no isolation': () => new BrowserWindow({ webPreferences: { contextIsolation: false } }),
  'no sandbox': () => new BrowserWindow({ webPreferences: { sandbox: false } }),
  node: () => new BrowserWindow({ webPreferences: { nodeIntegration: true } }),
  'no web security': () => new BrowserWindow({ webPreferences: { webSecurity: false } }),
  webview: () => new BrowserWindow({ webPreferences: { webviewTag: true } }),
  'blink features': () => new BrowserWindow({ webPreferences: { enableBlinkFeatures: 'X' } }),
  'developer tools': () => new BrowserWindow({}).webContents.openDevTools(),
};

attempt('too early', () => new BrowserWindow({}));
attempt('a hash of Node’s', () => createHash('sm3'));
attempt('a key of Node’s', () => generateKeyPairSync('ec', { namedCurve: 'SM2' }));
attempt('a hash of both', () => createHash('sha256'));
attempt('a privilege', () =>
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, bypassCSP: true } },
  ]),
);
protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
await app.whenReady();
for (const [name, deed] of Object.entries(deeds)) attempt(name, deed);

protocol.handle('app', () => new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } }));
const preload = join(import.meta.dirname, 'careless-preload.cjs');
const window = new BrowserWindow({ webPreferences: { preload } });
window.webContents.on('preload-error', (_event, _path, error) => {
  process.stdout.write(`preload: ${error.message}\n`);
  app.exit(0);
});
await window.loadURL('app://desk/');
