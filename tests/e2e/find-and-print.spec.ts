import { expect, type Page, test } from '@playwright/test';
import { complaintsOf, fill, payer, press, setUp, unlock } from '../support/at-the-desk.ts';
import { axeFindings } from '../support/axe-findings.ts';
import { countedKeys } from '../support/counted-keys.ts';
import { type DeskProcess, startDesk } from '../support/desk-process.ts';
import { here, shot } from '../support/screens.ts';
import { askAs } from '../support/window-calls.ts';

test.describe.configure({ mode: 'serial' });

let desk: DeskProcess;
let page: Page;
let complaints: readonly string[];

test.beforeAll(async ({ browser }) => {
  desk = await startDesk();
  page = await (await browser.newContext()).newPage();
  complaints = complaintsOf(page);
  await page.goto(desk.url);
  await setUp(page);
});

test.afterAll(() => desk.stop());

const list = () => page.getByRole('table', { name: '票据列表' });
const rows = () => list().getByRole('link');

test('nothing issued yet says so, and which filter may be taken away', async () => {
  await press(page, 'F9');
  await expect(page.getByLabel('查找票据')).toBeFocused();
  await expect(here(page)).toContainText('没有符合的票据');
  await shot(page, 'invoices-empty');
  await page.getByRole('button', { name: '去掉“今天”' }).press('Enter');
  await expect(here(page)).toContainText('还没有开过票');
});

test('an old invoice is found and printed with at most 9 control keys', async () => {
  await press(page, 'Alt+2');
  for (const name of ['王芳', '李雷', '韩梅梅', '苏安渔4521']) {
    await fill(page, name, name === '苏安渔4521' ? 'gzf' : 'pthzgbf', name === '苏安渔4521' ? '320' : '1');
    await press(page, 'F2');
    await expect(page.locator('.last-card')).toContainText(name);
  }
  const keys = countedKeys(page);
  await keys.press('F9');
  await keys.type('0002');
  await expect(rows()).toHaveText(['0000 0000 02']);
  const opened = page.context().waitForEvent('page');
  await keys.press('Enter', 'F10');
  await (await opened).close();
  expect(keys.pressed).toBeLessThanOrEqual(9);
  const detail = page.getByRole('article');
  await expect(detail).toContainText('打印：纸上印出来了吗');
  await expect(detail.getByRole('img', { name: '原件预览' })).toBeVisible();
  await expect(page.getByText('第 1 页，共 1 页')).toBeVisible();
  await shot(page, 'invoice-print-question');
  expect(await axeFindings(page)).toEqual([]);
  await detail.getByRole('button', { name: '打印：已印上' }).press('Enter');
  await expect(detail).not.toContainText('纸上印出来了吗');
  await expect(detail).toContainText('已打印 1 次');
});

test('printed again it bears the mark, and the timeline says who did what when', async () => {
  const opened = page.context().waitForEvent('page');
  await press(page, 'F10');
  await (await opened).close();
  const detail = page.getByRole('article');
  await expect(detail).toContainText('补打第 1 次：纸上印出来了吗');
  const timeline = detail.getByRole('region', { name: '时间线' });
  await expect(timeline.getByRole('listitem').filter({ hasText: '开具' })).toContainText('周晓敏');
  await expect(timeline).toContainText('补打第1次');
  await expect(detail.getByRole('region', { name: '核验' })).toContainText('单位签名');
  await detail.getByRole('button', { name: '重新核验' }).press('Enter');
  await expect(page.getByRole('status').filter({ hasText: /核验完成，\d\/6 项通过/ })).toBeAttached();
  await detail.getByRole('button', { name: '放大' }).press('Enter');
  await expect(detail).toContainText('125%');
  await shot(page, 'invoice-detail');
  await page.locator('.detail').evaluate(element => element.scrollTo(0, 10_000));
  await shot(page, 'invoice-detail-below');
  await press(page, 'F11');
  await expect(detail.getByRole('img', { name: '出示二维码' })).toBeVisible();
  await page.locator('.detail').evaluate(element => element.scrollTo(0, 0));
  await shot(page, 'invoice-code-large');
});

test('filters: by kind, state and day, with a sum of what they leave', async () => {
  await press(page, 'Escape', 'F9');
  await page.getByLabel('查找票据').fill('');
  await expect(rows()).toHaveCount(4);
  await expect(here(page)).toContainText('4 张 ¥584.00');
  await page.getByLabel('状态', { exact: true }).selectOption('平台退回');
  await expect(here(page).getByRole('button', { name: '去掉“平台退回”' })).toBeVisible();
  await shot(page, 'invoices-none-found');
  await here(page).getByRole('button', { name: '去掉“平台退回”' }).press('Enter');
  await expect(rows()).toHaveCount(4);
  await page.getByLabel('日期').selectOption('自选');
  await page.getByLabel('从', { exact: true }).fill('13月');
  await expect(page.getByText('写成 1124、20261124 或 2026-11-24')).toBeVisible();
  await shot(page, 'invoices-range');
  await page.getByLabel('日期').selectOption('全部');
});

test('rows are one tab stop; the focused one is opened, printed and shown by key', async () => {
  await press(page, 'F9', 'ArrowDown', 'End');
  await expect(rows().nth(3)).toBeFocused();
  await press(page, 'F11');
  await expect(page.getByRole('heading', { name: '0000 0000 01' })).toBeVisible();
  await expect(page.getByRole('article').getByRole('img', { name: '出示二维码' })).toBeVisible();
  await press(page, 'Escape');
  await expect(rows().nth(3)).toBeFocused();
});

test('an objection is quoted, with what is safe and where to go', async () => {
  await desk.setFault('object:E1207', true);
  await press(page, 'Alt+2');
  await fill(page, '退回的', 'pthzgbf', '1');
  await press(page, 'F2');
  const card = page.locator('.last-card');
  await expect(card).toContainText('平台：“', { timeout: 60_000 });
  await shot(page, 'issue-objected');
  await press(page, 'F9');
  await expect(rows().first()).toHaveText('0000 0000 05');
  await press(page, 'ArrowDown', 'Enter');
  await expect(page.getByText('第 1 页，共 1 页')).toBeVisible();
  const detail = page.getByRole('article');
  await expect(detail).toContainText('(E1207)');
  await expect(detail).toContainText('票据完好，号码有效');
  await shot(page, 'invoice-objected');
  expect(await axeFindings(page)).toEqual([]);
  await desk.setFault('object:E1207', false);
});

test('loading and failing: the list says what happened, and reads again at a key', async () => {
  await press(page, 'Escape');
  await page.route('**/rpc/invoices.list', async route => {
    await new Promise(resolve => setTimeout(resolve, 1200));
    await route.fulfill({ json: { ok: false, error: { code: 'internal', message: 'x' } } });
  });
  await page.getByLabel('日期').selectOption('近 7 天');
  await page.waitForTimeout(400);
  await shot(page, 'invoices-loading');
  await expect(page.getByRole('alert')).toContainText('已开具的票据都在本机');
  await shot(page, 'invoices-error');
  await page.unroute('**/rpc/invoices.list');
  await press(page, 'F5');
  await expect(rows()).toHaveCount(5);
});

test('offline: the platform’s word is not known yet, and that is no error', async () => {
  await desk.setFault('unreachable', true);
  await press(page, 'Alt+2');
  await fill(page, '离线的', 'pthzgbf', '1');
  await press(page, 'F2');
  await expect(page.locator('.last-card')).toContainText('联网后自动上传');
  await expect(page.getByRole('button', { name: '开具（离线）' })).toBeVisible({ timeout: 60_000 });
  await shot(page, 'issue-offline');
  await press(page, 'F10');
  await press(page, 'F9');
  await expect(rows().first()).toHaveText('0000 0000 06');
  await press(page, 'ArrowDown', 'Enter');
  await expect(page.getByText('第 1 页，共 1 页')).toBeVisible();
  const checks = page.getByRole('article').getByRole('region', { name: '核验' });
  await expect(checks.getByRole('listitem').filter({ hasText: '监制签名' })).toContainText('还不能确定');
  await shot(page, 'invoice-offline');
  await desk.setFault('unreachable', false);
});

test('prints without an answer are asked about once when the desk is opened again', async ({ browser }) => {
  expect((await askAs(page, 'printing.unresolved', {})).length).toBeGreaterThan(0);
  expect(complaints).toEqual([]);
  await page.close();
  desk = await desk.restart();
  page = await (await browser.newContext()).newPage();
  await page.goto(desk.url);
  await unlock(page);
  await press(page, 'Alt+3');
  const strip = page.getByRole('region', { name: /份打印没有结果/ });
  await expect(strip).toBeVisible();
  await shot(page, 'invoices-open-prints');
  expect(await axeFindings(page)).toEqual([]);
  await strip
    .getByRole('button', { name: /已印上/ })
    .first()
    .press('Enter');
  await strip.getByRole('button', { name: '稍后再说' }).press('Enter');
  await expect(strip).toHaveCount(0);
  await expect(payer(page)).toBeHidden();
});
