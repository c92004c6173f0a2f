import { expect, type Page, test } from '@playwright/test';
import { complaintsOf, fill, payer, press, setUp, unlock } from '../support/at-the-desk.ts';
import { type DeskProcess, startDesk } from '../support/desk-process.ts';

// One desk and one window for the whole file, as at a counter.
test.describe.configure({ mode: 'serial' });

let desk: DeskProcess;
let page: Page;
let complaints: readonly string[];

test.beforeAll(async ({ browser }) => {
  desk = await startDesk();
  page = await browser.newPage();
  complaints = complaintsOf(page);
  await page.goto(desk.url);
  await setUp(page);
});

test.afterAll(() => desk.stop());

const shot = (name: string) => page.screenshot({ path: `test-results/screens/${name}.png` });
const tile = (name: string) => page.getByRole('region', { name, exact: true });
const hits = () => page.getByRole('listbox', { name: '搜索结果' }).getByRole('option');
const h1 = (name: string | RegExp) => page.getByRole('heading', { level: 1, name });

test('工作台 of a new desk lists the four first things and where they are done', async () => {
  await press(page, 'Alt+1');
  await expect(h1('工作台')).toBeVisible();
  const steps = tile('第一天要做的四件事').getByRole('listitem');
  await expect(steps).toHaveCount(4);
  await expect(steps.filter({ hasText: '已完成' })).toHaveCount(2);
  await expect(tile('今日')).toContainText('今天还没有开票');
  await expect(tile('要处理')).toContainText('没有要处理的');
  await shot('home-new');
  await press(page, 'F2');
  await expect(payer(page)).toBeFocused();
});

test('工作台 follows what is issued without being asked, also without a line', async () => {
  await desk.setFault('unreachable', true);
  await fill(page, '苏安渔4521', 'cbgz', '320');
  await press(page, 'F2');
  await expect(page.locator('.last-card')).toContainText('¥224.00');
  await press(page, 'Alt+1');
  await expect(tile('今日')).toContainText('1 张');
  await expect(tile('今日')).toContainText('¥224.00');
  await expect(tile('今日')).toContainText('现金 100%');
  await expect(tile('离线余量')).toContainText('1 / 5,000');
  await expect(page.getByRole('button', { name: '离线余量 4,999 张' })).toBeVisible();
  await expect(tile('离线余量')).toContainText(/若到 周. 09:00 未恢复：不超时限/);
  await shot('home-offline');
});

test('Alt+0 reaches the status bar; arrows, Enter and Esc do the rest, and Esc goes no further', async () => {
  await press(page, 'Alt+2', 'F6');
  await page.keyboard.type('王芳');
  await press(page, 'Alt+0');
  await expect(page.getByRole('button', { name: /^离线/ }).first()).toBeFocused();
  await press(page, 'ArrowRight', 'Enter');
  const panel = page.getByRole('dialog', { name: '待上传' });
  await expect(panel).toContainText('最早一张');
  await shot('cell-pending');
  await press(page, 'Tab', 'Enter');
  await expect(panel.getByRole('alert')).toContainText('连不上平台');
  await shot('cell-upload-failed');
  await press(page, 'Escape');
  await expect(panel).toBeHidden();
  await expect(page.getByRole('button', { name: /^待上传/ })).toBeFocused();
  await expect(page.getByText('再按一次 Esc')).toBeHidden();
  await press(page, 'End', 'Enter');
  await expect(page.getByRole('dialog', { name: '打印和备份' })).toBeVisible();
  await press(page, 'Escape', 'Home', 'Enter');
  await expect(page.getByRole('dialog', { name: '连接' })).toContainText('离线是正常状态');
  await shot('cell-line-offline');
  await press(page, 'Escape');
});

test('the line coming back is spoken once; the bell and the person have their panels', async () => {
  await desk.setFault('unreachable', false);
  await expect(page.getByRole('button', { name: '在线' })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('contentinfo').getByRole('status')).toContainText('连接：在线');
  await page.getByRole('button', { name: /待办和提醒/ }).press('Enter');
  await expect(page.getByRole('dialog', { name: '待办和提醒' })).toContainText('一人兼任管理和开票');
  await shot('bell');
  await press(page, 'Escape');
  await page.getByRole('button', { name: '当前用户' }).press('Enter');
  await expect(page.getByRole('dialog', { name: '当前用户' })).toContainText('开票员');
  await press(page, 'Escape');
});

test('the palette goes by initials, remembers, explains, and ignores an input method', async () => {
  await press(page, 'Control+K');
  const box = page.getByRole('combobox', { name: /搜索页面/ });
  await expect(box).toBeFocused();
  await page.keyboard.type('sz');
  await expect(hits().first()).toContainText('设置');
  await shot('palette-initials');
  await box.evaluate(element =>
    element.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', bubbles: true, isComposing: true }),
    ),
  );
  await expect(box).toBeFocused();
  await press(page, 'Enter');
  await expect(h1(/设置/)).toBeVisible();
  await press(page, 'Control+K');
  await expect(hits().first()).toContainText('最近用过');
  await expect(hits().first()).toContainText('设置');
  await page.keyboard.type('没有这样的东西');
  await expect(page.getByText('没有符合的；')).toBeVisible();
  await shot('palette-none');
  await box.fill('');
  await page.keyboard.type('wsm');
  await press(page, 'Enter');
  const gate = page.getByRole('status', { name: '能不能开票，逐项核对' });
  await expect(gate.getByRole('listitem')).toHaveCount(8);
  await expect(gate).toContainText('可以开票');
  await shot('palette-why');
  await press(page, 'Escape', 'Escape');
  await expect(box).toBeHidden();
});

test('the palette opens an invoice by the end of its number', async () => {
  await press(page, 'Control+K');
  await page.keyboard.type('0001');
  await expect(hits().first()).toContainText('苏安渔4521');
  await press(page, 'Enter');
  await expect(page).toHaveURL(/#\/invoices\/\d{8}\/0000000001$/);
});

test('F1 shows the keys of the screen one is on, and goes back', async () => {
  await press(page, 'Alt+2', 'F1');
  await expect(page.getByRole('table', { name: '这一屏的键：开票' })).toBeVisible();
  await expect(page.getByLabel('我想…')).toBeFocused();
  await page.keyboard.type('锁定');
  await expect(page.getByText('1 个键')).toBeVisible();
  await shot('help-found');
  await press(page, 'F1');
  await expect(h1('开票')).toBeVisible();
});

test('a tile that cannot be read again keeps its last value with its time', async () => {
  await press(page, 'Alt+1');
  await expect(tile('今日')).toContainText('¥224.00');
  await page.route('**/rpc/home.get', route => route.abort());
  await press(page, 'Alt+2');
  await fill(page, '王芳', 'pthzgbf', '1');
  await press(page, 'F2', 'Alt+1');
  await expect(tile('今日')).toContainText(/\d\d:\d\d 的数据，没有读到更新的/);
  await expect(tile('今日')).toContainText('¥224.00');
  await shot('home-stale');
  await page.unroute('**/rpc/home.get');
  await tile('今日').getByRole('button', { name: '再读一次' }).press('Enter');
  await expect(tile('今日')).toContainText('2 张');
});

test('what stops issuing stands over the content, in words', async () => {
  await page.route('**/rpc/status.get', async route => {
    const reply = await route.fetch();
    const body = (await reply.json()) as { ok: boolean; value: Record<string, unknown> };
    const offline = { hours: 72.2, hoursLimit: 72, countLimit: 500, amountLimitFen: 20_000_000 };
    await route.fulfill({
      response: reply,
      json: { ...body, value: { ...body.value, line: 'offline', offline } },
    });
  });
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('离线已满 72 小时，暂停开具');
  await expect(page.getByRole('button', { name: '离线限额已满' })).toBeVisible();
  await shot('stopped');
  await press(page, 'Control+K');
  await page.keyboard.type('wsm');
  await press(page, 'Enter');
  await expect(page.getByText('有 1 项挡住开票')).toBeVisible();
  await shot('palette-why-not');
  await page.unroute('**/rpc/status.get');
  await page.reload();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('at 1024×700 and at 200 % everything is there and nothing scrolls sideways', async () => {
  for (const [width, height] of [
    [1024, 700],
    [683, 384],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const hash of ['#/home', '#/settings/people', '#/settings/display', '#/help/issue']) {
      await page.evaluate(to => {
        location.hash = to;
      }, hash);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      expect(wide, `${hash} at ${width}`).toBe(false);
      await shot(`narrow-${width}-${hash.slice(2).replaceAll('/', '-')}`);
    }
  }
  await page.setViewportSize({ width: 1366, height: 768 });
});

test('forced colours keep the focus and what is chosen', async () => {
  await page.emulateMedia({ forcedColors: 'active' });
  await press(page, 'Alt+1');
  const chosen = page.getByRole('link', { name: '工作台' });
  expect(await chosen.evaluate(element => getComputedStyle(element).outlineStyle)).toBe('solid');
  await shot('forced-colors');
  await page.emulateMedia({ forcedColors: 'none' });
});

test('settings are checked at the field, kept, and followed by the desk', async () => {
  await page.evaluate(() => {
    location.hash = '#/settings/orders';
  });
  const idle = page.getByLabel('闲置几分钟后锁定');
  await idle.fill('0');
  await press(page, 'F2');
  await expect(idle).toBeFocused();
  await expect(page.getByText('填 1–120 的整数')).toBeVisible();
  await shot('settings-orders-problem');
  await idle.fill('１');
  await press(page, 'F2');
  await expect(page.getByRole('main').getByText('已保存')).toBeVisible();
});

test('after a minute without a sign of life the desk locks itself, and keeps what was typed', async () => {
  await press(page, 'Alt+2');
  await page.clock.install();
  await page.reload();
  await expect(payer(page)).toBeFocused();
  await page.keyboard.type('李雷');
  await page.clock.fastForward(50_000);
  await press(page, 'Shift');
  await page.clock.fastForward(50_000);
  await expect(payer(page)).toHaveValue('李雷');
  await page.clock.fastForward(61_000);
  await expect(h1('解锁开票台')).toBeVisible();
  await expect(page.getByText('李雷')).toBeHidden();
  await shot('locked');
  await page.clock.resume();
  await unlock(page);
  await expect(payer(page)).toHaveValue('李雷');
});

test('a page that breaks says so, and comes back', async () => {
  await page.evaluate(() => {
    HTMLElement.prototype.showPopover = () => {
      throw new Error('broken on purpose');
    };
  });
  await press(page, 'Control+K');
  await expect(h1('页面出错，画面已收起')).toBeVisible();
  await shot('crashed');
  await press(page, 'Enter');
  await expect(h1('开票')).toBeVisible();
});

test('the browser complained of nothing', () => {
  const expected = (text: string) => /ERR_FAILED|broken on purpose/.test(text);
  expect(complaints.filter(text => !expected(text))).toEqual([]);
});
