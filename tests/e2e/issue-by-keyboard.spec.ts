import { expect, type Page, test } from '@playwright/test';
import { complaintsOf, fill, payer, press, setUp } from '../support/at-the-desk.ts';
import { axeFindings } from '../support/axe-findings.ts';
import { countedKeys } from '../support/counted-keys.ts';
import { type DeskProcess, startDesk } from '../support/desk-process.ts';
import { shot } from '../support/screens.ts';
import { askAs } from '../support/window-calls.ts';

// One desk and one window for the whole file, as at a counter.
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
  await fill(page, '苏安渔4521', 'gzf', '320');
  await press(page, 'F2');
  await expect(card()).toContainText('¥224.00');
});

test.afterAll(() => desk.stop());

const card = () => page.locator('.last-card');
const item = (row: number) => page.getByRole('combobox', { name: `第 ${row} 行 项目` });
const amount = (row: number) => page.getByLabel(`第 ${row} 行 金额`);
const quantity = (row: number) => page.getByLabel(`第 ${row} 行 数量`);
const issuedCount = async () => {
  const { blue } = await askAs(page, 'home.get', {});
  return blue.count;
};

test('what is typed while an invoice is being issued is the next one’s', async () => {
  await fill(page, '王芳', 'pthzgbf', '1');
  await page.route('**/rpc/invoices.issue', async route => {
    await new Promise(resolve => setTimeout(resolve, 400));
    await route.continue();
  });
  await press(page, 'F2');
  await page.keyboard.type('李雷');
  await press(page, 'Enter');
  await page.keyboard.type('jdcdjzs');
  await expect(card()).toContainText('王芳');
  await expect(payer(page)).toHaveValue('李雷');
  await expect(item(1)).toHaveValue('jdcdjzs');
  await page.unroute('**/rpc/invoices.issue');
  await press(page, 'Enter', 'F2');
  await expect(card()).toContainText('李雷');
  await expect(card()).toContainText('¥10.00');
});

test('F2 straight after the last key, before anything was checked, still finds every problem', async () => {
  await page.keyboard.type('张三');
  await press(page, 'Enter');
  await page.keyboard.type('没有的项目');
  await press(page, 'F2');
  await expect(item(1)).toBeFocused();
  await expect(payer(page)).toHaveValue('张三');
  await shot(page, 'issue-problems');
  await press(page, 'Escape', 'Escape', 'Escape', 'F6');
  await expect(payer(page)).toHaveValue('');
});

test('same items, next payer: Ctrl+D, Enter is not needed, F2', async () => {
  const before = await issuedCount();
  const keys = countedKeys(page);
  await keys.press('Control+d');
  await expect(item(1)).toHaveValue('机动车登记证书工本费');
  await keys.type('韩梅梅');
  await keys.press('F2');
  await expect(card()).toContainText('韩梅梅');
  await expect(card()).toContainText('¥10.00');
  expect(keys.pressed).toBeLessThanOrEqual(3);
  expect(await issuedCount()).toBe(before + 1);
});

test('rows: 3* is a quantity, numpad + goes on, Del takes a row away and that can be undone, Ctrl+3 is the third item this window came to use', async () => {
  await press(page, 'F3');
  await page.keyboard.type('3*gzf');
  await expect(page.getByRole('listbox').getByRole('option', { selected: true })).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await press(page, 'Enter');
  await expect(quantity(1)).toHaveValue('3');
  await expect(amount(1)).toBeFocused();
  await expect(amount(1)).toHaveValue('2.10');
  await press(page, 'NumpadAdd');
  await expect(item(2)).toBeFocused();
  await press(page, 'Control+3');
  await expect(item(2)).toHaveValue('机动车登记证书工本费');
  await expect(quantity(2)).toBeFocused();
  await shot(page, 'issue-two-rows');
  await press(page, 'Shift+Enter', 'Delete');
  await expect(item(2)).toHaveCount(0);
  await expect(item(1)).toBeFocused();
  await page.getByRole('button', { name: '撤销删行' }).press('Enter');
  await expect(item(2)).toHaveValue('机动车登记证书工本费');
  await press(page, 'F6', 'Escape', 'Escape');
});

test('an amount ten times above all others is written out and asked about once', async () => {
  await fill(page, '李雷', 'jdcdjzs', '11');
  const before = await issuedCount();
  await press(page, 'F2');
  await expect(page.getByRole('alert')).toContainText('壹佰壹拾圆整');
  await expect(amount(1)).toBeFocused();
  expect(await issuedCount()).toBe(before);
  await shot(page, 'issue-unusual');
  expect(await axeFindings(page)).toEqual([]);
  await press(page, 'F2');
  await expect(card()).toContainText('¥110.00');
});

test('a wrong credit code puts the caret on the character that looks wrong', async () => {
  await press(page, 'Shift+Tab', 'ArrowRight', 'F6');
  await expect(page.getByRole('radio', { name: '单位' })).toBeChecked();
  await page.keyboard.type('江海船务');
  await press(page, 'Enter');
  await page.keyboard.type('91350100n000100y43');
  await press(page, 'Enter');
  await page.keyboard.type('pthzgbf');
  await press(page, 'Enter', 'F2');
  const code = page.getByLabel('信用代码');
  await expect(code).toBeFocused();
  expect(await code.evaluate((box: HTMLInputElement) => [box.selectionStart, box.selectionEnd])).toEqual([
    8, 9,
  ]);
  await shot(page, 'issue-credit-code');
  await page.keyboard.type('M');
  await press(page, 'F2');
  await expect(card()).toContainText('江海船务');
  await page.keyboard.type('江海船务');
  await press(page, 'Enter');
  await page.getByRole('button', { name: '填入上次的 91350100M000100Y43' }).press('Enter');
  await expect(code).toHaveValue('91350100M000100Y43');
  await expect(page.getByText(/同名交款人上次/)).toBeVisible();
  await shot(page, 'issue-same-payer');
  await press(page, 'F6', 'Escape', 'Escape', 'Shift+Tab', 'ArrowLeft', 'F6');
});

test('change is worked out and kept nowhere; 其他信息 goes with the invoice', async () => {
  await fill(page, '王芳', 'pthzgbf', '1');
  await page.getByLabel('实收').fill('200');
  await expect(page.getByText('找零 ¥80.00')).toBeVisible();
  await page.getByRole('button', { name: '其他信息' }).press('Enter');
  await page.getByLabel('缴款码').fill('329900260000930001');
  await shot(page, 'issue-change-and-ext');
  expect(await axeFindings(page)).toEqual([]);
  await press(page, 'F2');
  await expect(card()).toContainText('¥120.00');
  await expect(page.getByLabel('实收')).toHaveValue('');
  const { code, number } = (await askAs(page, 'invoices.list', { limit: 1 })).invoices[0]!;
  const { content } = await askAs(page, 'invoices.file', { code, number, format: 'xml' });
  expect(Buffer.from(content, 'base64').toString('utf8')).toContain('<PayCode>329900260000930001</PayCode>');
});

test('the last one: its code large with one key, printed with one, and asked about in place', async () => {
  const keys = countedKeys(page);
  await keys.press('F11');
  expect(keys.pressed).toBe(1);
  await expect(page.getByRole('img', { name: '出示二维码' })).toBeVisible();
  await expect(payer(page)).toBeFocused();
  await shot(page, 'issue-code-large');
  await press(page, 'F11');
  await expect(page.getByRole('img', { name: '出示二维码' })).toHaveCount(0);
  const opened = page.context().waitForEvent('page');
  await press(page, 'F10');
  await (await opened).close();
  await expect(card()).toContainText('打印：纸上印出来了吗');
  await expect(card().getByRole('button', { name: '补打第 1 次' })).toBeVisible();
  await shot(page, 'issue-print-question');
  expect(await axeFindings(page)).toEqual([]);
  await card().getByRole('button', { name: '打印：没印上' }).press('Enter');
  await expect(card()).not.toContainText('纸上印出来了吗');
  await expect(card().getByRole('button', { name: '打印', exact: true })).toBeVisible();
});

test('the browser complained of nothing', () => {
  expect(complaints).toEqual([]);
});
