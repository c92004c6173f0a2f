import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

export interface TestBrowser {
  readonly executablePath: string;
  readonly args: string[];
  readonly env: Record<string, string>;
}

/** Nothing but the page under test: no sandbox only where root cannot have one, and no traffic of its own. */
const quiet = [
  '--headless',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];

const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** `CHROMIUM_PATH`, else an installed one, else the one that comes inside a package. */
export async function findTestBrowser(): Promise<TestBrowser> {
  const args = process.getuid?.() === 0 ? [...quiet, '--no-sandbox'] : quiet;
  const told = process.env['CHROMIUM_PATH'];
  const installed = told ?? installedBrowser();
  return installed === undefined ? packagedBrowser(args) : { executablePath: installed, args, env: {} };
}

function installedBrowser(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const onPath = folders.flatMap(folder => names.map(name => join(folder, name)));
  return [...onPath, ...places].find(path => existsSync(path));
}

/** The package holds a build for servers; where the system lacks its libraries it brings those too. */
async function packagedBrowser(args: string[]): Promise<TestBrowser> {
  const { default: chromium, inflate } = await import('@sparticuz/chromium');
  const executablePath = await chromium.executablePath();
  // Its own fonts only where the system has none: they hold no Chinese.
  const env: Record<string, string> = existsSync('/etc/fonts')
    ? {}
    : { FONTCONFIG_PATH: join(tmpdir(), 'fonts') };
  if (!lacksLibraries(executablePath)) return { executablePath, args: [...args, '--no-zygote'], env };
  const build = dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium'));
  const libraries = await inflate(join(build, '..', 'bin', 'al2023.tar.br'));
  return {
    executablePath,
    args: [...args, '--no-zygote'],
    env: { ...env, LD_LIBRARY_PATH: join(libraries, 'lib') },
  };
}

function lacksLibraries(file: string): boolean {
  try {
    return execFileSync('ldd', [file], { encoding: 'utf8' }).includes('not found');
  } catch {
    // No ldd, or it refused: the libraries that come along do no harm.
    return true;
  }
}
