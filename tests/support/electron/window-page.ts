import { setTimeout as pause } from 'node:timers/promises';
import { type Browser, chromium, type Page } from '@playwright/test';
import type { Application } from './application.ts';
import type { WindowState } from './wire.ts';

const patienceMs = 60_000;

export interface WindowPage {
  /** The page that the first window shows now, in a Playwright of the test's own. */
  get(): Promise<Page>;
  disconnect(): Promise<void>;
}

/** Connects to the application's browser beside the application, and changes nothing of how that has set it up. */
export function createWindowPage({ onReport, ended, tell, lines }: Application): WindowPage {
  let browser: Browser | undefined;
  let crashesSeen = 0;
  const endpoint = new Promise<string>((resolve, reject) => {
    onReport(report => {
      if (report.event === 'browser') resolve(report.endpoint);
    });
    ended.then(code => reject(new Error(`the application has ended with ${code}:\n${lines.join('\n')}`)));
  });
  endpoint.catch(() => undefined);

  /** A crashed page stays crashed for whoever saw it; one who connects anew sees the page that took its place. */
  async function connected(crashes: number): Promise<Browser> {
    if (crashes !== crashesSeen) await disconnect();
    crashesSeen = crashes;
    browser ??= await chromium.connectOverCDP(await endpoint, { noDefaults: true });
    return browser;
  }

  async function disconnect(): Promise<void> {
    await browser?.close().catch(() => undefined);
    browser = undefined;
  }

  async function find(): Promise<Page | undefined> {
    const [first] = (await tell({ do: 'windows' })) as readonly WindowState[];
    if (first === undefined || first.crashed) return undefined;
    const contexts = (await connected(first.crashes)).contexts();
    for (const page of contexts.flatMap(context => context.pages()))
      if ((await targetIdOf(page)) === first.targetId) return page;
    return undefined;
  }

  return {
    async get() {
      await endpoint;
      for (const end = Date.now() + patienceMs; Date.now() < end; await pause(20)) {
        const page = await find();
        if (page !== undefined) return page;
      }
      throw new Error(`there is no page in the first window:\n${lines.join('\n')}`);
    },
    disconnect,
  };
}

async function targetIdOf(page: Page): Promise<string | undefined> {
  try {
    const session = await page.context().newCDPSession(page);
    const { targetInfo } = await session.send('Target.getTargetInfo');
    await session.detach();
    return targetInfo.targetId;
  } catch {
    // A page that closes while it is asked is not the one.
    return undefined;
  }
}
