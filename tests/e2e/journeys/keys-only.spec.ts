import { expect } from '@playwright/test';
import { fill, payer, press, setUp, unlock } from '../../support/at-the-desk.ts';
import { countedKeys } from '../../support/counted-keys.ts';
import { test } from '../../support/hosted-desk.ts';
import { shot } from '../../support/screens.ts';
import { askAs } from '../../support/window-calls.ts';

test('one item by keyboard takes at most 6 control keys; nothing is issued twice, nothing typed is lost', async ({
  desk,
}) => {
  const { page, complaints } = desk;
  const card = page.locator('.last-card');
  const issued = async () => (await askAs(page, 'home.get', {})).blue.count;
  await setUp(page);
  await shot(page, 'issue-empty');
  await press(page, 'Control+Shift+L');
  await unlock(page);
  const keys = countedKeys(page);
  await keys.type('苏安渔4521');
  await keys.press('Enter');
  await keys.type('gzf');
  await expect(page.getByRole('listbox').getByRole('option', { selected: true })).toContainText(
    '船舶过闸费（货船）',
  );
  await shot(page, 'issue-hits');
  await keys.press('Enter');
  await keys.type('320');
  await expect(page.getByText('贰佰贰拾肆圆整')).toBeVisible();
  await shot(page, 'issue-filled');
  await keys.press('F2');
  await expect(page.getByRole('status').filter({ hasText: '已开具，尾号 0001' })).toBeAttached();
  expect(keys.pressed).toBeLessThanOrEqual(6);
  await expect(card).toContainText('¥224.00');
  await expect(payer(page)).toBeFocused();
  await press(page, 'F2');
  await expect(payer(page)).toHaveAttribute('aria-invalid', 'true');
  expect(await issued()).toBe(1);
  await shot(page, 'issue-issued');

  await press(page, 'Escape', 'Escape', 'F6');
  await fill(page, '王芳', 'pthzgbf', '1');
  // A key that is held down, then the next payer without a pause.
  for (let times = 0; times < 5; times += 1) await page.keyboard.down('F2');
  await page.keyboard.up('F2');
  await page.keyboard.type('李雷');
  await expect(card).toContainText('王芳');
  await expect(payer(page)).toHaveValue('李雷');
  expect(await issued()).toBe(2);
  expect(complaints).toEqual([]);
});
