import { expect, type Page } from '@playwright/test';

/** By the rail's own shortcut, which stands on its link. */
export async function goThere(page: Page, name: string): Promise<void> {
  const link = page.getByRole('navigation').getByRole('link', { name: new RegExp(`^${name}`) });
  const keys = await link.getAttribute('aria-keyshortcuts');
  if (keys === null) throw new Error(`${name} has no key`);
  await page.keyboard.press(keys);
  await expect(link).toHaveAttribute('aria-current', 'page');
  // The first time it is loaded only now.
  await expect(page.getByRole('main').getByRole('heading', { level: 1, name })).toBeVisible();
}

export async function shot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `test-results/screens/${name}.png` });
}

/** The screen that is seen; those that were left stay in the page, hidden. */
export function here(page: Page) {
  return page.getByRole('main');
}
