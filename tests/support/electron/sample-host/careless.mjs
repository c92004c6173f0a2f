import { createHash, generateKeyPairSync } from 'node:crypto';
import { app, BrowserWindow } from 'electron';

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
await app.whenReady();
for (const [name, deed] of Object.entries(deeds)) attempt(name, deed);
app.exit(0);
