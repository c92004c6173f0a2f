import { expect, type Page } from '@playwright/test';
import { payer, person, pin, press } from '../../support/at-the-desk.ts';
import { countKeys } from '../../support/count-keys.ts';
import { test } from '../../support/hosted-desk.ts';
import { startPractice } from '../../support/practice-process.ts';

const shot = (page: Page, name: string) =>
  page.screenshot({ path: `test-results/screens/setup-${name}.png` });

test('journey 1: practise, first invoice, and a reload asks for no set-up', async ({ desk }) => {
  const { page, complaints } = desk;
  const keys = countKeys(page);
  await expect(page.getByRole('radio', { name: '先演练' })).toBeFocused();
  await expect(page.getByRole('radio', { name: '先演练' })).toBeChecked();
  await shot(page, 'purpose');
  await keys.press('F2');
  await expect(page.getByLabel('姓名')).toBeFocused();
  await keys.press('F2');
  await expect(page.getByText('写上姓名')).toBeVisible();
  await shot(page, 'person-problems');
  await keys.type(person);
  await keys.press('Enter', 'Enter');
  await keys.type(pin);
  await keys.press('Enter');
  await keys.type(pin);
  await keys.press('F2');
  await expect(payer(page)).toBeFocused({ timeout: 60_000 });
  await keys.type('苏安渔4521');
  await keys.press('Enter');
  await keys.type('cbgz');
  await keys.press('Enter');
  await keys.type('320');
  await keys.press('F2');
  await expect(page.locator('.last-card')).toContainText('¥224.00');
  expect(keys.control()).toBeLessThanOrEqual(30);
  await expect(page).toHaveTitle('【演练】单位开票台');
  await expect(page.getByRole('banner')).toContainText('【演练】');
  await shot(page, 'first-invoice');
  await keys.press('Control+Shift+L');
  await expect(page.getByRole('heading', { name: '解锁开票台' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: '解锁开票台' })).toBeVisible();
  expect(complaints).toEqual([]);
});

test('the real way in: a wrong fingerprint is told at its line, Esc goes back losing nothing, then it opens', async ({
  desk,
}) => {
  const { page, complaints } = desk;
  const keys = countKeys(page);
  const platform = await startPractice();
  try {
    await expect(page.getByRole('radio', { name: '先演练' })).toBeFocused();
    await keys.press('ArrowDown');
    await expect(page.getByRole('radio', { name: '正式接入' })).toBeChecked();
    await shot(page, 'real-purpose');
    await keys.press('F2');
    await expect(page.getByLabel('单位编码')).toBeFocused();
    await keys.type(platform.unit);
    await keys.press('Enter');
    await keys.type(platform.point);
    await keys.press('Enter');
    await keys.type(platform.code);
    await keys.press('Enter');
    await expect(page.getByLabel('姓名')).toBeFocused();
    await keys.type(person);
    await keys.press('Enter', 'Enter');
    await keys.type(pin);
    await keys.press('Enter');
    await keys.type(pin);
    await keys.press('F2');

    await expect(page.getByLabel('平台地址')).toBeFocused();
    await keys.press('F2');
    await expect(page.getByText('写完整地址，以 https:// 开头')).toBeVisible();
    await keys.type(platform.url);
    await keys.press('Enter');
    await keys.type(`sha256:${'0'.repeat(64)}`);
    await keys.press('F2');
    const checks = page.getByRole('region', { name: '六项检查' });
    await expect(checks.getByRole('listitem')).toHaveCount(6);
    await expect(checks.getByRole('listitem').filter({ hasText: '根证书' }).first()).toContainText('不通过');
    await expect(checks).toContainText('未查');
    await expect(page.getByRole('button', { name: '复制给财政' })).toBeVisible();
    await shot(page, 'checks-failed');

    await keys.press('Escape', 'Escape');
    await expect(page.getByLabel('单位编码')).toHaveValue(platform.unit);
    await keys.press('F2', 'F2');
    await expect(page.getByLabel('平台地址')).toHaveValue(platform.url);
    // A certificate is pasted, not typed.
    await page.getByLabel('根证书或指纹').fill(platform.root);
    await keys.press('F2');
    await expect(page.getByText('六项都通过，可以开通')).toBeVisible();
    await shot(page, 'checks-passed');
    await keys.press('F2');
    await expect(page.getByRole('group', { name: '首个号段' })).toBeVisible({ timeout: 60_000 });
    await expect(page.getByLabel('数量')).toHaveValue('200');
    await page.getByRole('button', { name: '提交申请' }).press('Enter');
    await expect(page.getByText('已批复 200 张')).toBeVisible();
    await shot(page, 'opened');
    await keys.press('F2');
    await expect(payer(page)).toBeFocused();
    await shot(page, 'real-desk');
  } finally {
    await platform.stop();
  }
  expect(complaints).toEqual([]);
});

test('a platform that does not answer is told at its line; the others wait', async ({ desk: { page } }) => {
  await expect(page.getByRole('radio', { name: '先演练' })).toBeFocused();
  const keys = countKeys(page);
  await keys.press('ArrowDown');
  await expect(page.getByRole('radio', { name: '正式接入' })).toBeChecked();
  await keys.press('F2');
  await expect(page.getByLabel('单位编码')).toBeFocused();
  for (const text of ['320500123', '01', 'ABCD-EFGH']) {
    await keys.type(text);
    await keys.press('Enter');
  }
  await expect(page.getByLabel('姓名')).toBeFocused();
  await keys.type(person);
  await keys.press('Enter', 'Enter');
  await keys.type(pin);
  await keys.press('Enter');
  await keys.type(pin);
  await keys.press('F2');
  await expect(page.getByLabel('平台地址')).toBeFocused();
  await keys.type('https://127.0.0.1:9');
  await keys.press('Enter');
  await keys.type(`sha256:${'0'.repeat(64)}`);
  await keys.press('F2');
  const lines = page.getByRole('region', { name: '六项检查' }).getByRole('listitem');
  await expect(lines.first()).toContainText('检查地址、网线和防火墙');
  await expect(lines.filter({ hasText: '未查' })).toHaveCount(5);
  await shot(page, 'unreachable');
  await page.getByRole('button', { name: '复制给财政' }).press('Enter');
  await expect(page.getByRole('button', { name: '已复制' })).toBeVisible();
  await page.getByLabel('平台地址').fill('');
  await press(page, 'Control+V');
  await expect(page.getByLabel('平台地址')).toHaveValue(/320500123/);
  await expect(page.getByLabel('平台地址')).not.toHaveValue(/ABCD-EFGH/);
});
