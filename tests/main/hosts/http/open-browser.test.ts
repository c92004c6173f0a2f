import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openBrowser } from '../../../../src/main/hosts/http/open-browser.ts';

const url = 'http://127.0.0.1:1/#secret=x';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'browsers-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** A program of that name which writes down what it was asked. */
function install(name: string): string {
  const said = join(folder, `${name}.said`);
  writeFileSync(join(folder, name), `#!/bin/sh\necho "$@" > ${said}.part && /bin/mv ${said}.part ${said}\n`);
  chmodSync(join(folder, name), 0o755);
  return said;
}

describe.runIf(process.platform === 'linux')('opening the browser', () => {
  it('prefers a window without bars, so that the function keys reach the page', async () => {
    install('xdg-open');
    const said = install('google-chrome');
    expect(openBrowser(url, { DISPLAY: ':0', PATH: folder })).toBe(true);
    await vi.waitUntil(() => existsSync(said), { timeout: 10_000 });
    expect(readFileSync(said, 'utf8').trim()).toBe(`--app=${url}`);
  });

  it('takes whatever the system opens addresses with', async () => {
    const said = install('xdg-open');
    expect(openBrowser(url, { WAYLAND_DISPLAY: 'wayland-0', PATH: folder })).toBe(true);
    await vi.waitUntil(() => existsSync(said), { timeout: 10_000 });
    expect(readFileSync(said, 'utf8').trim()).toBe(url);
  });

  it('opens nothing without a display or without a browser, and says so', () => {
    install('chromium');
    expect(openBrowser(url, { PATH: folder })).toBe(false);
    expect(openBrowser(url, { DISPLAY: ':0', PATH: '/nowhere' })).toBe(false);
  });
});
