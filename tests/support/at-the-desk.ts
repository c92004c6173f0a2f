import { expect, type Page } from '@playwright/test';

/** What a person at the desk does, by keyboard, found by role and label. */
export const person = '周晓敏';
export const pin = 'practice-pin-1';

export async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

export function payer(page: Page) {
  return page.getByLabel('交款人', { exact: true });
}

/** From the first start to a desk that can issue. */
export async function setUp(page: Page): Promise<void> {
  await expect(page.getByRole('radio', { name: '先演练' })).toBeFocused();
  await press(page, 'F2');
  await expect(page.getByLabel('姓名')).toBeFocused();
  await page.keyboard.type(person);
  await press(page, 'Enter', 'Enter');
  await page.keyboard.type(pin);
  await press(page, 'Enter');
  await page.keyboard.type(pin);
  await press(page, 'Enter');
  await expect(page.getByRole('heading', { name: '开票' })).toBeVisible({ timeout: 60_000 });
  await expect(payer(page)).toBeFocused();
}

export async function unlock(page: Page): Promise<void> {
  await expect(page.getByLabel('口令', { exact: true })).toBeFocused();
  await page.keyboard.type(pin);
  await press(page, 'Enter');
  await expect(payer(page)).toBeFocused();
}

/** Payer ⏎ mnemonic ⏎ quantity: what a cashier presses for one item, F2 not yet. */
export async function fill(page: Page, name: string, mnemonic: string, quantity: string): Promise<void> {
  await expect(payer(page)).toBeFocused();
  await page.keyboard.type(name);
  await press(page, 'Enter');
  await page.keyboard.type(mnemonic);
  await press(page, 'Enter');
  await page.keyboard.type(quantity);
}

/** Collects whatever the browser complains of: script errors, and what the page's policy refused. */
export function complaintsOf(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', error => complaints.push(error.message));
  return complaints;
}
