import AxeBuilder from '@axe-core/playwright';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { type PracticeDesk, startPracticeDesk } from '../support/practice-desk.ts';
import type { PracticeTerminal } from '../support/practice-terminal.ts';
import { withCheckCode } from '../support/reversed-invoice.ts';

// The practice platform's own pages, as a payer and an officer meet them: plain HTML, no script of theirs at all.

let desk: PracticeDesk;
let terminal: PracticeTerminal;
let query: string;

test.beforeAll(async () => {
  desk = await startPracticeDesk();
  terminal = await desk.newTerminal();
  const grant = await terminal.lease(10);
  const good = terminal.issue(withCheckCode(grant, Number(grant.first), 'AbC123'));
  desk.platform.setFault('object:E1207', true);
  const bad = terminal.issue(withCheckCode(grant, Number(grant.first) + 1, 'ObJect'));
  await terminal.uploaded(1, [bad]);
  desk.platform.setFault('object:E1207', false);
  await terminal.uploaded(terminal.journal.length, [good]);
  query = `code=${good.code}&number=${good.number}&check=AbC123`;
  await askForNumbers();
});

test.afterAll(() => desk.close());

async function askForNumbers(): Promise<void> {
  const request = { requestId: crypto.randomUUID(), kind: '0601', count: 8_000, reason: '第四季度备用' };
  await terminal.send('requestLease', request);
}

const addresses = () => ['/verify', `/verify?${query}`, '/verify?text=x', '/practice/'];

async function withoutScripts(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: false });
  return context.newPage();
}

test('a payer pastes the printed code, without scripts and by keyboard', async ({ browser }) => {
  const page = await withoutScripts(browser);
  await page.goto(`${desk.place.url}/verify`);
  const [code, number] = [...new URLSearchParams(query).values()];
  await page.getByRole('textbox', { name: '二维码内容' }).focus();
  await page.keyboard.type(`CZ-EI-32,1.0.0,${code},${number},AbC123,20261124,100.00`);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '已监制' })).toBeVisible();
  await expect(page.getByRole('definition').filter({ hasText: '王*' })).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: '下载电子票据 XML' }).click();
  expect((await download).suggestedFilename()).toBe(`einvoice-${code}-${number}.xml`);
  await page.context().close();
});

test('an officer refuses in words and approves, makes a code and turns a fault, without scripts', async ({
  browser,
}) => {
  const page = await withoutScripts(browser);
  await page.goto(`${desk.place.url}/practice/`);
  await page.getByLabel('驳回 0601 8000 个号码的理由').fill('上批未核销');
  await page.keyboard.press('Enter');
  await expect(page.getByText('没有待批的申请')).toBeVisible();
  await askForNumbers();
  await page.getByRole('link', { name: '刷新' }).click();
  await page.getByRole('button', { name: '批准 0601 8000 个号码' }).click();
  await expect(page.getByText('没有待批的申请')).toBeVisible();
  const codes = page.getByText(/^\w{4}-\w{4}-\w{4}$/);
  const before = await codes.count();
  await page.getByRole('button', { name: '生成开通码' }).click();
  await expect(codes).toHaveCount(before + 1);
  await page.getByRole('button', { name: '打开 unreachable' }).click();
  await expect(page.getByRole('button', { name: '关掉 unreachable' })).toBeVisible();
  await page.getByRole('button', { name: '关掉 unreachable' }).click();
  await expect(page.getByRole('button', { name: '打开 unreachable' })).toBeVisible();
  await page.context().close();
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`nothing is in the way of anybody, in ${colorScheme} colours`, async ({ browser }) => {
    const context = await browser.newContext({ colorScheme });
    const page = await context.newPage();
    for (const address of addresses()) {
      await page.goto(desk.place.url + address);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [address, id, nodes[0]?.html])).toEqual([]);
    }
    await context.close();
  });

test('the pages fit a phone and 200 % without scrolling sideways', async ({ browser }) => {
  for (const width of [320, 640]) {
    const context = await browser.newContext({ viewport: { width, height: 700 } });
    const page = await context.newPage();
    for (const address of addresses()) {
      await page.goto(desk.place.url + address);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect([address, width, overflow]).toEqual([address, width, 0]);
    }
    await context.close();
  }
});
