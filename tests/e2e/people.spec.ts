import { expect, type Page, test } from '@playwright/test';
import { complaintsOf, person, pin, setUp } from '../support/at-the-desk.ts';
import { countKeys, type KeyCount } from '../support/count-keys.ts';
import { type DeskProcess, startDesk } from '../support/desk-process.ts';

// One desk and one window for the whole file, as at a counter.
test.describe.configure({ mode: 'serial' });

let desk: DeskProcess;
let page: Page;
let complaints: readonly string[];
let keys: KeyCount;

const managerPin = 'manager-pin-1';

test.beforeAll(async ({ browser }) => {
  desk = await startDesk();
  page = await browser.newPage();
  complaints = complaintsOf(page);
  await page.goto(desk.url);
  await setUp(page);
  keys = countKeys(page);
});

test.afterAll(() => desk.stop());

const row = (name: string) => page.getByRole('row').filter({ hasText: name });
const shot = (name: string) => page.screenshot({ path: `test-results/screens/people-${name}.png` });

test('the palette finds 新增用户 by its initials', async () => {
  await keys.press('Control+K');
  await keys.type('xzyh');
  const hits = page.getByRole('listbox', { name: '搜索结果' });
  await expect(hits.getByRole('option').first()).toContainText('新增用户');
  await keys.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /用户与角色/ })).toBeVisible();
  expect(keys.control()).toBe(2);
});

test('a second person is added without a mouse: F3, the fields, F2', async () => {
  await keys.press('F3', 'F2');
  await expect(page.getByLabel('姓名')).toBeFocused();
  await expect(page.getByText('写上姓名')).toBeVisible();
  await expect(page.getByText('至少选一个角色')).toBeVisible();
  await shot('problems');
  keys.reset();
  await keys.type('李强');
  await keys.press('Enter');
  await keys.type('liqiang');
  await keys.press('Enter', 'Tab', 'Space', 'Enter', 'Enter', 'Enter');
  await expect(page.getByLabel('初始口令')).toBeFocused();
  await keys.type(managerPin);
  await keys.press('Enter');
  await keys.type(managerPin);
  await shot('filled');
  await keys.press('F2');
  await expect(row('李强')).toContainText('票据管理员');
  await expect(page.getByRole('main').getByText('已新增 李强')).toBeVisible();
  await expect(page.getByRole('main').getByRole('button', { name: person })).toBeFocused();
  expect(keys.control()).toBeLessThanOrEqual(10);
  await shot('added');
});

test('roles are changed from the list; a new PIN is asked only where the right to sign goes', async () => {
  keys.reset();
  await keys.press('ArrowDown', 'Enter');
  const boxes = page.getByRole('group', { name: '角色' });
  await expect(boxes.getByRole('checkbox', { name: '系统管理员' })).toBeFocused();
  await keys.press('Enter', 'Enter', 'Space', 'F2');
  await expect(row('李强')).toContainText('票据管理员、开票员');
  expect(keys.control()).toBe(6);
  await keys.press('Enter', 'Enter', 'Space', 'Enter', 'Space', 'Enter', 'Space');
  await expect(boxes.getByRole('checkbox', { checked: true })).toHaveCount(1);
  await expect(page.getByLabel('新口令')).toBeVisible();
  await shot('auditor');
  await keys.press('Escape');
  await expect(row('李强')).toContainText('票据管理员、开票员');
});

test('a forgotten PIN is replaced with a second person, who is never oneself', async () => {
  await expect(page.getByRole('button', { name: '李强' })).toBeFocused();
  keys.reset();
  await keys.press('Enter');
  await page.getByRole('button', { name: '重设口令' }).press('Enter');
  await expect(page.getByLabel('新口令')).toBeFocused();
  const newPin = 'another-pin-2';
  await keys.type(newPin);
  await keys.press('Enter');
  await keys.type(newPin);
  await keys.press('Enter');
  // There is nobody else: the only other person is the one at the desk.
  await expect(page.getByText('复核人不能是本人')).toBeVisible();
  await keys.press('Enter');
  await keys.type(pin);
  await keys.press('F2');
  await expect(page.getByRole('combobox', { name: '复核人', exact: true })).toBeFocused();
  await expect(page.getByRole('main').getByText('李强 的口令已重设')).toBeHidden();
  await shot('not-oneself');
  await keys.press('Escape', 'Escape');
});

test('the core refuses it too, whatever the window says', async () => {
  const reply = await page.evaluate(
    async ([user, own]) => {
      const bearer = sessionStorage.getItem('desk-bearer');
      const answer = await fetch('/rpc/users.resetPin', {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${bearer}` },
        body: JSON.stringify({
          input: { id: 'liqiang', pin: 'another-pin-2' },
          approval: { user, pin: own },
        }),
      });
      return (await answer.json()) as unknown;
    },
    ['admin', pin],
  );
  expect(reply).toMatchObject({
    ok: false,
    error: { code: 'second_person_required', message: expect.stringContaining('复核人不能是本人') },
  });
});

test('with a third person it is done, and the wrong PIN of the second one is told apart', async () => {
  await keys.press('F3');
  await keys.type('王芳');
  await keys.press('Enter');
  await keys.type('wangfang');
  await keys.press('Enter', 'Enter', 'Enter', 'Space', 'Enter', 'Enter');
  await keys.type('cashier-pin-3');
  await keys.press('Enter');
  await keys.type('cashier-pin-3');
  await keys.press('F2');
  await expect(row('王芳')).toContainText('开票员');
  await keys.press('ArrowDown', 'ArrowDown', 'Enter');
  await expect(page.getByRole('heading', { name: '王芳 的角色' })).toBeVisible();
  await page.getByRole('button', { name: '重设口令' }).press('Enter');
  await expect(page.getByLabel('新口令')).toBeFocused();
  await keys.type('another-pin-4');
  await keys.press('Enter');
  await keys.type('another-pin-4');
  await keys.press('Enter');
  await expect(page.getByRole('combobox', { name: '复核人', exact: true })).toHaveValue('liqiang');
  await keys.press('Enter');
  await keys.type('not-the-pin');
  await keys.press('F2');
  await expect(page.getByRole('alert')).toContainText('还可再试');
  await expect(page.getByLabel('复核人口令')).toHaveValue('');
  await shot('wrong-second-pin');
  await page.getByLabel('复核人口令').focus();
  await keys.type(managerPin);
  await keys.press('F2');
  await expect(page.getByRole('main').getByText('王芳 的口令已重设')).toBeVisible();
  await shot('reset');
});

test('a cashier may look and change nothing; each has a desk of their own', async () => {
  await keys.press('Control+Shift+L');
  await page.getByRole('radio', { name: '王芳' }).focus();
  await keys.press('Space', 'Tab');
  await page.getByLabel('口令', { exact: true }).focus();
  await keys.type('another-pin-4');
  await keys.press('Enter');
  await expect(page.getByText('只有系统管理员能改；这里可看')).toBeVisible();
  await expect(page.getByRole('button', { name: '新增用户' })).toHaveCount(0);
  await shot('cashier');
});

test('the browser complained of nothing', () => {
  expect(complaints).toEqual([]);
});
