import { expect, type Page, test } from '@playwright/test';
import { complaintsOf, fill, payer, press, setUp } from '../support/at-the-desk.ts';
import { axeFindings } from '../support/axe-findings.ts';
import { countedKeys } from '../support/counted-keys.ts';
import { type DeskProcess, startDesk } from '../support/desk-process.ts';
import { shot } from '../support/screens.ts';
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

const card = () => page.locator('.last-card');
/** By a file, until so many numbers of a kind are gone. */
async function useUp(kind: string, count: number): Promise<void> {
  const drafts = Array.from({ length: count }, (_, index) => ({
    businessNumber: `${kind}-${index}`,
    kind,
    payer: { type: '1', name: '沈怀民' },
    items: [{ itemCode: '10310020101', amount: '100' }],
  }));
  const content = Buffer.from(JSON.stringify(drafts)).toString('base64');
  expect(await askAs(page, 'invoices.issueFile', { name: '捐赠.json', content })).toMatchObject({
    issued: count,
  });
}

const parked = () => page.getByRole('region', { name: '挂单' });

test('without a business system it says so in three parts, and typing by hand goes on', async () => {
  await askAs(page, 'settings.change', { ordersUrl: null });
  await press(page, 'F5');
  await page.keyboard.type('C-2002');
  await press(page, 'Enter');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('还没有接业务系统，取不了单');
  await expect(alert).toContainText('已填的内容都在');
  await expect(alert).toContainText('手工录入');
  await shot(page, 'order-not-configured');
  await press(page, 'Escape');
  await expect(alert).toHaveCount(0);
  await expect(payer(page)).toBeFocused();
  await askAs(page, 'settings.change', { ordersUrl: `${desk.practiceUrl}/practice/orders` });
});

test('an order is issued with F5, its number, F2; the Enter is the scanner’s', async () => {
  const keys = countedKeys(page);
  await keys.press('F5');
  await page.keyboard.insertText('C-2002');
  await page.keyboard.press('Enter');
  await expect(payer(page)).toHaveValue('陆阿根');
  await shot(page, 'order-found');
  await keys.press('F2');
  await expect(card()).toContainText('¥224.00');
  expect(keys.pressed).toBeLessThanOrEqual(2);
  const { invoices } = await askAs(page, 'invoices.list', { limit: 1 });
  expect(invoices[0]?.businessNumber).toBe('C-2002');
});

test('the same order again shows the invoice there is and takes no number', async () => {
  const number = await card().locator('.digits').textContent();
  await press(page, 'F5');
  await page.keyboard.type('C-2002');
  await press(page, 'Enter');
  await expect(payer(page)).toHaveValue('陆阿根');
  await press(page, 'F2');
  await expect(card()).toContainText('没有占用新号码');
  expect(await card().locator('.digits').textContent()).toBe(number);
});

test('an order in the address is taken by itself, and only once', async () => {
  await page.evaluate(() => {
    location.hash = '#/issue/C-2001';
  });
  await expect(payer(page)).toHaveValue('南通市江海船务有限公司');
  await expect(page).toHaveURL(/#\/issue$/);
  await press(page, 'Escape', 'Escape');
  await expect(payer(page)).toHaveValue('');
});

test('the beginning of a number offers the orders there are; one that is not there says what is safe', async () => {
  await press(page, 'F5');
  await page.keyboard.type('J-4');
  await press(page, 'Enter');
  const several = page.getByRole('region', { name: '有 5 张单，选一张' });
  await expect(several.getByRole('button', { name: 'J-4001' })).toBeFocused();
  await shot(page, 'order-several');
  expect(await axeFindings(page)).toEqual([]);
  await press(page, 'ArrowDown', 'Enter');
  await expect(payer(page)).toHaveValue('朱立新');
  await expect(page.getByLabel('票据种类')).toHaveValue('0201');
  await expect(page.getByLabel('缴款码')).toHaveValue('329901002600940002');
  await press(page, 'Escape', 'Escape', 'F5');
  await page.keyboard.type('Z-9');
  await press(page, 'Enter');
  await expect(page.getByRole('alert')).toContainText('业务系统里没有 Z-9 这张单');
  await expect(page.getByRole('alert')).toContainText('没有占用号码');
  await shot(page, 'order-none');
  expect(await axeFindings(page)).toEqual([]);
  await press(page, 'Escape');
});

test('an order that comes late waits for a word; what was being typed is parked, not lost', async () => {
  await press(page, 'Alt+ArrowUp');
  await page.route('**/rpc/orders.get', async route => {
    await new Promise(resolve => setTimeout(resolve, 1500));
    await route.continue();
  });
  await press(page, 'F5');
  await page.keyboard.type('C-2005');
  await press(page, 'Enter');
  await expect(page.getByText('向业务系统取单…')).toBeVisible();
  await press(page, 'F6');
  await page.keyboard.type('王芳');
  await shot(page, 'order-asking');
  await expect(page.getByRole('status').filter({ hasText: '已取到 C-2005' }).first()).toBeAttached();
  await expect(payer(page)).toHaveValue('王芳');
  await shot(page, 'order-waiting');
  await press(page, 'F5', 'Enter');
  await expect(payer(page)).toHaveValue('仇小龙');
  await expect(page.getByText('取挂单（1）')).toHaveCount(0);
  expect(await askAs(page, 'drafts.list', {})).toMatchObject([{ payerName: '王芳' }]);
  // Esc: whatever still comes is not heard.
  await press(page, 'Escape', 'Escape', 'F5');
  await page.keyboard.type('C-2006');
  await press(page, 'Enter', 'Escape');
  await page.waitForResponse('**/rpc/orders.get');
  await expect(payer(page)).toHaveValue('');
  await page.unroute('**/rpc/orders.get');
});

test('parking takes one key, recalling two', async () => {
  await press(page, 'F6');
  await fill(page, '李雷', 'pthzgbf', '2');
  const parking = countedKeys(page);
  await parking.press('F12');
  expect(parking.pressed).toBe(1);
  await expect(payer(page)).toHaveValue('');
  await expect(payer(page)).toBeFocused();
  await expect(page.getByRole('button', { name: '取挂单（2）' })).toBeVisible();
  const recalling = countedKeys(page);
  await recalling.press('F12');
  await expect(parked().getByRole('button').first()).toBeFocused();
  await shot(page, 'issue-parked-list');
  expect(await axeFindings(page)).toEqual([]);
  await recalling.press('Enter');
  expect(recalling.pressed).toBe(2);
  await expect(payer(page)).toHaveValue('李雷');
  await expect(page.getByText('贰佰肆拾圆整')).toBeVisible();
  await expect(parked()).toHaveCount(0);
  await press(page, 'F2');
  await expect(card()).toContainText('¥240.00');
});

test('an empty list of parked drafts says so; Esc goes back to the form', async () => {
  await press(page, 'F12', 'Enter');
  await expect(payer(page)).toHaveValue('王芳');
  await press(page, 'Escape', 'Escape', 'F12');
  await expect(parked()).toContainText('没有挂单');
  await shot(page, 'issue-parked-none');
  await press(page, 'Escape');
  await expect(parked()).toHaveCount(0);
});

test('numbers that run out park the draft; asked for in place, it is recalled and issued', async () => {
  await useUp('0501', 194);
  await page.getByLabel('票据种类').selectOption('0501');
  await press(page, 'F6');
  await fill(page, '沈怀民', 'jzsrhb', '');
  await page.keyboard.type('1000');
  await press(page, 'F2');
  await expect(card()).toContainText('沈怀民');
  await fill(page, '钱多多', 'jzsrhb', '');
  await page.keyboard.type('500');
  await press(page, 'F2');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('用完');
  await expect(alert).toContainText('没有占用号码，这张已存为挂单，F12 取回');
  await expect(payer(page)).toBeFocused();
  await expect(payer(page)).toHaveValue('');
  await shot(page, 'issue-stock-parked');
  await page.getByRole('button', { name: /申请号段/ }).press('Enter');
  await expect(alert).toHaveCount(0);
  await expect(payer(page)).toBeFocused();
  await press(page, 'F12', 'Enter');
  await expect(payer(page)).toHaveValue('钱多多');
  await press(page, 'F2');
  await expect(card()).toContainText('¥500.00');
});

test('leaving the screen keeps the form; a reload of the window keeps what was parked', async () => {
  await page.keyboard.type('未完');
  await press(page, 'F12');
  await page.keyboard.type('留着');
  await press(page, 'Alt+3', 'Alt+2');
  await expect(payer(page)).toHaveValue('留着');
  await page.reload();
  await expect(page.getByRole('button', { name: '取挂单（1）' })).toBeVisible();
});

test('the browser complained of nothing', () => {
  expect(complaints).toEqual([]);
});
