import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

interface Command {
  readonly file: string;
  readonly args: readonly string[];
}

const appModeBrowsers = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];

/**
 * Opens the desk in a window of the system's browser, without its bars where the browser can do that, so that all
 * function keys reach the page. False when there is no display or nothing to open it with; the desk serves anyway.
 */
export function openBrowser(url: string, env: NodeJS.ProcessEnv = process.env): boolean {
  const command = browserCommand(url, env);
  if (command === undefined) return false;
  const child = spawn(command.file, command.args, { detached: true, stdio: 'ignore' });
  // Opening is a courtesy: the address is printed, so a browser that does not start stops nothing.
  child.on('error', () => {});
  child.unref();
  return true;
}

function browserCommand(url: string, env: NodeJS.ProcessEnv): Command | undefined {
  if (process.platform === 'win32') return { file: 'rundll32', args: ['url.dll,FileProtocolHandler', url] };
  if (process.platform === 'darwin') return { file: 'open', args: [url] };
  if (!env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return undefined;
  const browser = appModeBrowsers.map(name => findOnPath(name, env)).find(path => path !== undefined);
  if (browser !== undefined) return { file: browser, args: [`--app=${url}`] };
  const opener = findOnPath('xdg-open', env);
  return opener === undefined ? undefined : { file: opener, args: [url] };
}

function findOnPath(name: string, env: NodeJS.ProcessEnv): string | undefined {
  const folders = (env['PATH'] ?? '').split(delimiter).filter(folder => folder !== '');
  return folders
    .map(folder => join(folder, name))
    .find(path => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        // Not in this folder.
        return false;
      }
    });
}
