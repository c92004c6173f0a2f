import { setTimeout as pause } from 'node:timers/promises';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { Application } from './application.ts';
import type { WindowState } from './wire.ts';

export interface WindowPage {
  /** The page that the first window shows now, in a Playwright of the test's own. */
  get(): Promise<Page>;
  disconnect(): Promise<void>;
}

/** Connects to the application's browser beside the application, and changes nothing of how that has set it up. */
export function createWindowPage({ onReport, ended, tell, lines }: Application): WindowPage {
  let browser: Browser | undefined;
  const endpoint = new Promise<string>((resolve, reject) => {
    onReport(report => {
      if (report.event === 'browser') resolve(report.endpoint);
    });
    ended.then(code => reject(new Error(`the application has ended with ${code}:\n${lines.join('\n')}`)));
  });
  endpoint.catch(() => undefined);

  async function firstWindow(): Promise<WindowState> {
    for (;;) {
      const [first] = (await tell({ do: 'windows' })) as readonly WindowState[];
      if (first !== undefined) return first;
      await pause(20);
    }
  }

  /** A crashed page stays crashed for whoever saw it; one who connects anew sees the page that took its place. */
  function forget(): void {
    browser?.close().catch(() => undefined);
    browser = undefined;
  }

  return {
    async get() {
      const address = await endpoint;
      const { targetId } = await firstWindow();
      browser ??= await chromium.connectOverCDP(address, { noDefaults: true });
      for (const page of browser.contexts().flatMap(context => context.pages())) {
        if ((await targetIdOf(page)) !== targetId) continue;
        page.once('crash', forget);
        return page;
      }
      throw new Error('the window has no page');
    },
    async disconnect() {
      await browser?.close().catch(() => undefined);
    },
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
