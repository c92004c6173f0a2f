import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runBrowserHost } from './run-browser-host.ts';

// From a packed folder, with the page beside the bundle; the repository starts it with build/start.ts.
const opensBrowser = readArguments();
if (opensBrowser === undefined) {
  process.stderr.write('可用的参数：--no-open\n');
  process.exitCode = 2;
} else {
  const rendererDir = fileURLToPath(new URL('../../renderer', import.meta.url));
  await runBrowserHost({ rendererDir, opensBrowser });
}

function readArguments(): boolean | undefined {
  try {
    return parseArgs({ options: { 'no-open': { type: 'boolean' } } }).values['no-open'] !== true;
  } catch {
    return undefined;
  }
}
