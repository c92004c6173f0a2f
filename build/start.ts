import { existsSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startBrowserHost } from '../src/main/hosts/http/main.ts';
import { buildRenderer } from './renderer.ts';

const print = (line: string) => void process.stdout.write(`${line}\n`);

const { host, open } = readArguments();
if (host === 'electron') {
  process.stderr.write('这一版还没有 Electron 主机；用 npm start -- --host=browser 启动浏览器主机\n');
  process.exit(1);
}
print(whyBrowser());
const { folder, built } = await buildRenderer();
if (built) print('页面已重新构建');

const running = await startBrowserHost({
  home: homeFolder(),
  rendererDir: folder,
  opensBrowser: open,
  print,
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => running.stop());
await running.ended;
print('窗口都已关闭，开票台已停止');

function readArguments(): { readonly host: string | undefined; readonly open: boolean } {
  const { values } = parseArgs({ options: { host: { type: 'string' }, 'no-open': { type: 'boolean' } } });
  if (values.host !== undefined && values.host !== 'electron' && values.host !== 'browser') {
    process.stderr.write(`没有名为 ${values.host} 的主机；可用 browser，以后还有 electron\n`);
    process.exit(2);
  }
  return { host: values.host, open: values['no-open'] !== true };
}

function whyBrowser(): string {
  const binary = fileURLToPath(new URL('../node_modules/electron/path.txt', import.meta.url));
  const why = existsSync(binary)
    ? 'Electron 的程序文件在，但这一版还没有 Electron 主机'
    : 'Electron 的程序文件没有下载，这一版也还没有 Electron 主机';
  return `用浏览器主机启动：${why}`;
}

function homeFolder(): string {
  const told = process.env['UNIT_INVOICING_HOME'];
  if (told !== undefined && told !== '') return told;
  if (process.platform === 'win32')
    return join(process.env['LOCALAPPDATA'] ?? join(os.homedir(), 'AppData', 'Local'), 'unit-invoicing');
  return join(os.homedir(), '.local', 'share', 'unit-invoicing');
}
