import { expect, type Page, test } from '@playwright/test';
import { complaintsOf, fill, payer, person, pin, press, setUp, unlock } from '../support/at-the-desk.ts';
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

const issued = () => page.getByText(/0101 \d+ 张/);
const card = () => page.locator('.last-card');

test('F2 in an empty form takes no number, lists everything and goes to the first problem', async () => {
  const before = await issued().textContent();
  await press(page, 'F2');
  await expect(payer(page)).toBeFocused();
  await expect(payer(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByText('交款人不能为空').first()).toBeVisible();
  expect(await issued().textContent()).toBe(before);
});

test('a problem is a link to its field', async () => {
  await page.keyboard.type('王芳');
  await press(page, 'F3');
  await page.keyboard.type('没有的项目');
  await press(page, 'F2');
  const link = page.getByRole('button', { name: /没有项目编码|金额/ }).first();
  await link.focus();
  await press(page, 'Enter');
  await expect(page.getByLabel(/第 1 行/).and(page.locator(':focus'))).toHaveCount(1);
  await page.screenshot({ path: 'test-results/problems.png' });
});

test('Enter goes on and Shift+Enter goes back; neither does while an input method is at work', async () => {
  await press(page, 'F6', 'Enter');
  const item = page.getByRole('combobox', { name: '第 1 行 项目' });
  await expect(item).toBeFocused();
  await press(page, 'Shift+Enter');
  await expect(payer(page)).toBeFocused();
  await payer(page).evaluate(box => {
    for (const key of ['Enter', 'F2', 'Escape'])
      box.dispatchEvent(
        new KeyboardEvent('keydown', { key, code: key, bubbles: true, cancelable: true, isComposing: true }),
      );
  });
  await expect(payer(page)).toBeFocused();
});

test('Alt+↓ changes the kind; a kind that wants it asks an organisation for its code', async () => {
  await press(page, 'F3', 'Control+Delete', 'Alt+ArrowDown', 'Alt+ArrowDown');
  await expect(page.getByLabel('票据种类')).toHaveValue('0401');
  await press(page, 'F6', 'Shift+Tab', 'ArrowRight');
  await expect(page.getByRole('radio', { name: '单位' })).toBeChecked();
  await press(page, 'F6', 'Enter');
  await expect(page.getByLabel('信用代码')).toBeFocused();
  await expect(page.getByText('单位交款人缺统一社会信用代码').first()).toBeVisible();
  await press(page, 'Alt+ArrowUp', 'Alt+ArrowUp', 'Shift+Enter', 'Shift+Tab', 'ArrowLeft');
  await expect(page.getByLabel('票据种类')).toHaveValue('0101');
  await expect(page.getByRole('radio', { name: '个人' })).toBeChecked();
});

test('Esc twice clears the form, and that can be undone', async () => {
  await press(page, 'F6', 'Escape');
  await expect(payer(page)).toHaveValue('王芳');
  await press(page, 'Escape');
  await expect(payer(page)).toHaveValue('');
  await page.getByRole('button', { name: '撤销清空' }).press('Enter');
  await expect(payer(page)).toHaveValue('王芳');
  await press(page, 'F6', 'Escape', 'Escape');
  await expect(payer(page)).toHaveValue('');
});

test('F2 held down issues once, and pressed again it issues nothing', async () => {
  await fill(page, '李雷', 'pthzgbf', '1');
  await page.evaluate(() => {
    for (const repeat of [false, true, true, true])
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'F2', code: 'F2', bubbles: true, cancelable: true, repeat }),
      );
  });
  await press(page, 'F2');
  await expect(card()).toContainText('¥120.00');
  await press(page, 'F2');
  await expect(payer(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByText('0101 194 张')).toBeVisible();
});

test('the same business number shows the invoice there is', async () => {
  const number = page.getByLabel('业务流水号');
  await number.fill('HIS-1');
  await press(page, 'F6');
  await fill(page, '王芳', 'pthzgbf', '1');
  await press(page, 'F2');
  await expect(card()).toContainText('王芳');
  const first = await card().locator('.digits').textContent();
  await number.fill('HIS-1');
  await press(page, 'F6');
  await fill(page, '王芳', 'pthzgbf', '1');
  await press(page, 'F2');
  await expect(card()).toContainText('没有占用新号码');
  expect(await card().locator('.digits').textContent()).toBe(first);
  await number.fill('HIS-1');
  await press(page, 'F6');
  await fill(page, '王芳', 'pthzgbf', '2');
  await press(page, 'F2');
  await expect(page.getByRole('alert')).toContainText('HIS-1');
  await expect(page.getByRole('alert')).toContainText('没有占用新号码');
  await expect(payer(page)).toHaveValue('王芳');
  await page.screenshot({ path: 'test-results/conflict.png' });
});

test('a locked desk hides the form and gives it back to the same person', async () => {
  await press(page, 'Control+Shift+L');
  await expect(page.getByRole('heading', { name: '解锁开票台' })).toBeVisible();
  await expect(page.getByRole('radio', { name: person })).toBeChecked();
  await expect(payer(page)).toBeHidden();
  await page.keyboard.type('not-the-pin');
  await press(page, 'Enter');
  await expect(page.getByRole('alert')).toContainText('还可再试 4 次');
  await page.screenshot({ path: 'test-results/locked.png' });
  await unlock(page);
  await expect(payer(page)).toHaveValue('王芳');
});

test('a reload keeps the window; the address cannot be used twice', async ({ browser }) => {
  await page.reload();
  await expect(page.getByRole('heading', { name: '开票' })).toBeVisible();
  expect(page.url()).not.toContain('secret');
  const stranger = await browser.newPage();
  await stranger.goto(desk.url);
  await expect(stranger.getByRole('heading', { name: '此窗口不能进入开票台' })).toBeVisible();
  await stranger.close();
});

test('a search finds by the last digits of the number, and says what it did not find', async () => {
  await press(page, 'Alt+3');
  await expect(page.getByLabel('查找票据')).toBeFocused();
  await page.keyboard.type('0002');
  const list = page.getByRole('table', { name: '票据列表' });
  await expect(list.getByRole('link')).toHaveText(['0000 0000 02']);
  await press(page, 'Enter');
  await expect(page.getByRole('heading', { name: '0000 0000 02' })).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载 XML' }).press('Enter');
  expect((await download).suggestedFilename()).toMatch(/0000000002.*\.xml$/);
  await press(page, 'Escape', 'F9');
  await page.keyboard.type('没有这个人');
  await expect(page.getByText('没有符合“没有这个人”的票据')).toBeVisible();
});

test('the browser complained of nothing', () => {
  // What is refused with 401 on purpose is reported by the browser as an error of the network.
  expect(complaints.filter(text => !text.includes('401'))).toEqual([]);
});

test('started again it asks for the PIN, not for a set-up; closed it ends by itself', async ({ browser }) => {
  await page.close();
  desk = await desk.restart();
  const again = await browser.newPage();
  await again.goto(desk.url);
  await expect(again.getByRole('heading', { name: '解锁开票台' })).toBeVisible();
  await again.keyboard.type(pin);
  await press(again, 'Enter');
  await expect(payer(again)).toBeFocused();
  await again.close();
  await expect.poll(() => desk.lines.at(-1), { timeout: 30_000 }).toBe('窗口都已关闭，开票台已停止');
});
