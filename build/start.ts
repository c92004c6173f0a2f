import { chooseHost } from './choose-host.ts';
import { readStartArguments } from './start-arguments.ts';

const print = (line: string) => void process.stdout.write(`${line}\n`);

const asked = readStartArguments(process.argv.slice(2));
if (!asked.ok) {
  process.stderr.write(`${asked.problem}\n`);
  process.exit(2);
}
const choice = await chooseHost(asked.host);
if (!choice.ok) {
  process.stderr.write(`${choice.problem}\n`);
  process.exit(1);
}
print(choice.why);
// Loaded only now: a refused argument need not wait for the core.
if (choice.host === 'electron') {
  const { startElectron } = await import('./start-electron.ts');
  process.exitCode = await startElectron(choice.binary, asked.passedOn);
} else {
  const { buildRenderer } = await import('./renderer.ts');
  const { folder, built } = await buildRenderer();
  if (built) print('页面已重新构建');
  const { runBrowserHost } = await import('../src/main/hosts/http/run-browser-host.ts');
  await runBrowserHost({ rendererDir: folder, opensBrowser: asked.opensBrowser });
}
