import { expect, type Page, test } from '@playwright/test';
import { type DeskProcess, startDesk } from '../support/desk-process.ts';

const person = '周晓敏';
const pin = 'practice-pin-1';

let desk: DeskProcess;

test.beforeAll(async () => {
  desk = await startDesk();
});

test.afterAll(() => desk.stop());

async function keys(page: Page, ...names: readonly string[]): Promise<void> {
  for (const name of names) await page.keyboard.press(name);
}

async function shot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `test-results/${name}.png` });
}

/** From the first start to a desk that can issue, by keyboard. */
async function setUp(page: Page): Promise<void> {
  await expect(page.getByRole('radio', { name: '先演练' })).toBeFocused();
  await shot(page, '01-purpose');
  await keys(page, 'F2');
  await expect(page.getByLabel('姓名')).toBeFocused();
  await keys(page, 'F2');
  await expect(page.getByText('写上姓名')).toBeVisible();
  await page.keyboard.type(person);
  await keys(page, 'Enter', 'Enter');
  await page.keyboard.type(pin);
  await keys(page, 'Enter');
  await page.keyboard.type(pin);
  await shot(page, '02-person');
  await keys(page, 'F2');
  await expect(page.getByText('进行中')).toBeVisible();
  await shot(page, '03-preparing');
  await expect(page.getByRole('heading', { name: '开票' })).toBeVisible({ timeout: 60_000 });
}

/** Payer ⏎ mnemonic ⏎ quantity F2: what a cashier presses for one item. */
async function issueByKeys(page: Page, payer: string, mnemonic: string, quantity: string): Promise<void> {
  await expect(page.getByLabel('交款人', { exact: true })).toBeFocused();
  await page.keyboard.type(payer);
  await keys(page, 'Enter');
  await page.keyboard.type(mnemonic);
  await keys(page, 'Enter');
  await page.keyboard.type(quantity);
  await keys(page, 'F2');
}

test('first start, three invoices without a line, the face on the screen, accepted when the line is back', async ({
  page,
}) => {
  const complaints: string[] = [];
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', error => complaints.push(error.message));

  await page.goto(desk.url);
  await setUp(page);
  await expect(page).toHaveTitle('【演练】单位开票台');
  await expect(page.getByText('在线', { exact: true })).toBeVisible();
  await shot(page, '04-issue');

  await desk.setFault('unreachable', true);
  const total = page.locator('.total-figure');
  await page.keyboard.type('苏安渔4521');
  await keys(page, 'Enter');
  await page.keyboard.type('cbgz');
  await expect(page.getByRole('listbox', { name: '收费项目' }).getByRole('option')).toHaveCount(3);
  await expect(page.getByRole('combobox', { name: '第 1 行 项目' })).toHaveAttribute('aria-expanded', 'true');
  await shot(page, '05-items');
  await keys(page, 'Enter');
  await page.keyboard.type('320');
  await expect(total).toHaveText('¥224.00');
  await expect(page.getByText('贰佰贰拾肆圆整')).toBeVisible();
  await expect(page.getByText('可以开具')).toBeVisible();
  await shot(page, '06-filled');
  await keys(page, 'F2');
  await expect(page.getByRole('status').filter({ hasText: '已开具，尾号' })).toBeAttached();
  const card = page.locator('.last-card');
  await expect(card).toContainText('¥224.00');
  await expect(page.getByLabel('交款人', { exact: true })).toBeFocused();

  await expect(page.getByText('离线', { exact: false }).first()).toBeVisible();
  await expect(page.getByRole('button', { name: '开具（离线）' })).toBeVisible();
  await issueByKeys(page, '盐城安渔航运有限公司', 'bdcdjffzz', '2');
  await expect(card).toContainText('¥1,100.00');
  await issueByKeys(page, '王芳', 'jsrksfkms', '1');
  await expect(card).toContainText('¥240.00');
  await expect(card).toContainText('待上传');
  await expect(page.getByText('待上传 3 张 ¥1,564.00')).toBeVisible();
  await shot(page, '07-offline');

  await keys(page, 'Alt+3');
  await expect(page.getByLabel('查找票据')).toBeFocused();
  const list = page.getByRole('table', { name: '票据列表' });
  await expect(list.getByRole('row')).toHaveCount(4);
  await keys(page, 'ArrowDown', 'ArrowDown', 'ArrowDown');
  await expect(list.getByRole('link').nth(2)).toBeFocused();
  await keys(page, 'Enter');
  await expect(page.getByText('第 1 页，共 1 页')).toBeVisible();
  await expect(page.locator('.preview')).toContainText('苏安渔4521');
  await expect(page.locator('.preview')).toContainText('贰佰贰拾肆圆整');
  await expect(page.locator('.preview')).toContainText('离线开具，待监制');
  await expect.poll(() => inkOf(page)).toBeGreaterThan(1000);
  await shot(page, '08-detail-offline');

  await desk.setFault('unreachable', false);
  await expect(list.getByText('已监制')).toHaveCount(3, { timeout: 60_000 });
  await expect(page.getByText('待上传 0 张')).toBeVisible();
  await expect(page.locator('.preview')).not.toContainText('待监制');
  await shot(page, '09-accepted');

  await keys(page, 'Escape');
  await expect(list.getByRole('link').nth(2)).toBeFocused();
  expect(complaints).toEqual([]);
});

/** How many pixels of the preview are not white: an empty canvas has none. */
function inkOf(page: Page): Promise<number> {
  return page.locator('canvas').evaluate(canvas => {
    const { width, height } = canvas as HTMLCanvasElement;
    const data = (canvas as HTMLCanvasElement).getContext('2d')!.getImageData(0, 0, width, height).data;
    let ink = 0;
    for (let at = 0; at < data.length; at += 4)
      if (data[at + 3] !== 0 && data[at]! + data[at + 1]! + data[at + 2]! < 600) ink += 1;
    return ink;
  });
}
