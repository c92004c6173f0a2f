import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type Browser, test as base, expect, type Page } from '@playwright/test';
import { findElectron } from '../../build/electron-binary.ts';
import { findRunningPractice } from '../../src/main/practice/find-running-practice.ts';
import { complaintsOf } from './at-the-desk.ts';
import { clockArguments, type DeskProcess, type StartOptions, setFault, startDesk } from './desk-process.ts';
import { startOnStandIn } from './stand-in-desk.ts';

/** `electron`: where its own program file is. */
export type HostName = 'browser' | 'stand-in' | 'electron';

/** A desk in one of its hosts, with its window open: journeys are written once against this. */
export interface HostedDesk {
  readonly page: Page;
  /** Whatever the browser complained of. */
  readonly complaints: readonly string[];
  /** Holds `training/terminal` and `training/practice`. */
  readonly home: string;
  readonly practiceUrl: string;
  setFault(name: string, on: boolean): Promise<void>;
  /** What the page hands over when `act` is done, saved as a person would. */
  saved(act: () => Promise<void>): Promise<Buffer>;
  /** As a power cut does it: nothing is told, nothing is flushed. */
  kill(): Promise<void>;
  /** Closes window and program and starts again on the same folder. */
  restart(options?: StartOptions): Promise<HostedDesk>;
  stop(): Promise<void>;
}

/** The test of a journey: runs in the host of its project, in a folder of its own. */
export const test = base.extend<{ desk: HostedDesk }, { host: HostName }>({
  host: ['browser', { option: true, scope: 'worker' }],
  desk: async ({ host, browser }, use) => {
    const home = mkdtempSync(join(tmpdir(), 'desk-home-'));
    const running: HostedDesk[] = [];
    const open = async (options: StartOptions = {}): Promise<HostedDesk> => {
      const opened = await openers[host]({ home, browser, options });
      const desk = {
        ...opened,
        async restart(next?: StartOptions) {
          await opened.stop();
          return open(next);
        },
      };
      running.push(desk);
      return desk;
    };
    await use(await open());
    await running.at(-1)?.stop();
    rmSync(home, { recursive: true, force: true });
  },
});

interface Opening {
  readonly home: string;
  readonly browser: Browser;
  readonly options: StartOptions;
}

type Opened = Omit<HostedDesk, 'restart'>;

const openers: Readonly<Record<HostName, (opening: Opening) => Promise<Opened>>> = {
  async browser({ home, browser, options }) {
    const desk: DeskProcess = await startDesk(home, options);
    const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await context.newPage();
    const complaints = complaintsOf(page);
    await page.goto(desk.url);
    return {
      ...{ page, complaints, home, practiceUrl: desk.practiceUrl },
      setFault: desk.setFault,
      saved: act => downloaded(page, act),
      kill: desk.kill,
      async stop() {
        await context.close();
        await desk.end();
      },
    };
  },

  async 'stand-in'({ home, options: { clockAheadMs = 0 } }) {
    const env = { NODE_OPTIONS: clockArguments(clockAheadMs).join(' ') };
    const program = await startOnStandIn({ home, env });
    return {
      ...(await inWindow(home, await program.page())),
      async saved(act) {
        const filePath = join(home, 'saved');
        program.answerDialogs(() => ({ canceled: false, filePath }));
        const before = program.downloads.length;
        await act();
        await expect.poll(() => program.downloads.length).toBe(before + 1);
        return readFileSync(filePath);
      },
      kill: () => program.kill(),
      stop: () => program.close(),
    };
  },

  async electron({ home, options: { clockAheadMs = 0 } }) {
    const { buildApp } = await import('../../build/app-bundles.ts');
    const program = await _electron.launch({
      ...{ executablePath: findElectron() ?? '', args: [...clockArguments(clockAheadMs), await buildApp()] },
      env: { ...(process.env as Record<string, string>), UNIT_INVOICING_HOME: home },
    });
    const page = await program.firstWindow();
    return {
      ...(await inWindow(home, page)),
      saved: act => downloaded(page, act),
      async kill() {
        program.process().kill('SIGKILL');
        await once(program.process(), 'close');
      },
      stop: () => program.close(),
    };
  },
};

async function downloaded(page: Page, act: () => Promise<void>): Promise<Buffer> {
  const download = page.waitForEvent('download');
  await act();
  return readFileSync(await (await download).path());
}

async function inWindow(home: string, page: Page): Promise<Omit<Opened, 'saved' | 'kill' | 'stop'>> {
  const complaints = complaintsOf(page);
  // What was said before anybody listened is said again.
  await expect(page.getByRole('main')).toBeVisible();
  await page.reload();
  const practice = await findRunningPractice(join(home, 'training/practice'));
  if (practice === undefined) throw new Error('the practice platform does not run');
  return {
    ...{ page, complaints, home, practiceUrl: practice.url },
    setFault: (name, on) => setFault(practice.url, name, on),
  };
}
