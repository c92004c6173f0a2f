import { app, BrowserWindow } from 'electron';

// Does what the test names, and says what came of it.
const attempts = {
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

await app.whenReady();
for (const [name, attempt] of Object.entries(attempts)) {
  try {
    attempt();
    process.stdout.write(`${name}: done\n`);
  } catch (error) {
    process.stdout.write(`${name}: ${error.message}\n`);
  }
}
app.exit(0);
