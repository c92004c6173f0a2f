import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { homeFolder } from '../src/main/hosts/home-folder.ts';
import { readStartArguments } from './start-arguments.ts';

const print = (line: string) => void process.stdout.write(`${line}\n`);

const asked = readStartArguments(process.argv.slice(2));
if (!asked.ok) {
  process.stderr.write(`${asked.problem}\n`);
  process.exit(2);
}
if (asked.host === 'electron') {
  process.stderr.write('这一版还没有 Electron 主机；用 npm start -- --host=browser 启动浏览器主机\n');
  process.exit(1);
}
print(whyBrowser(asked.host));

// Loaded only now: a refused argument need not wait for the core.
const { buildRenderer } = await import('./renderer.ts');
const { folder, built } = await buildRenderer();
if (built) print('页面已重新构建');

const { startBrowserHost } = await import('../src/main/hosts/http/main.ts');
const running = await startBrowserHost({
  home: homeFolder(),
  rendererDir: folder,
  opensBrowser: asked.opensBrowser,
  print,
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => running.stop());
await running.ended;
print('窗口都已关闭，开票台已停止');

function whyBrowser(host: 'browser' | undefined): string {
  if (host === 'browser') return '用浏览器主机启动：--host=browser';
  const binary = fileURLToPath(new URL('../node_modules/electron/path.txt', import.meta.url));
  return existsSync(binary)
    ? '用浏览器主机启动：Electron 的程序文件在，但这一版还没有 Electron 主机'
    : '用浏览器主机启动：Electron 的程序文件没有下载，这一版也还没有 Electron 主机';
}
