import { expect } from '@playwright/test';
import { fill, press, setUp } from '../../support/at-the-desk.ts';
import { test } from '../../support/hosted-desk.ts';

test('a payer’s name is a name, whatever it looks like', async ({ desk: { page, complaints } }) => {
  await setUp(page);
  const name = '<img src=x onerror=alert(1)>王芳';
  await fill(page, name, 'pthzgbf', '1');
  await press(page, 'F2');
  await expect(page.locator('.last-card')).toContainText(name);
  expect(await page.locator('img[src="x"]').count()).toBe(0);
  expect(complaints).toEqual([]);
});

test('no script that is not ours runs, nothing is fetched from elsewhere', async ({ desk: { page } }) => {
  await expect(page.getByRole('main')).toBeVisible();
  const outcome = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'window.taken = true';
    document.head.append(script);
    document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="window.taken = true">');
    // Later, on its own: what a debugger evaluates itself is let through.
    const evaluated = await new Promise<boolean>(resolve => {
      setTimeout(() => {
        try {
          resolve(new Function('return true')() as boolean);
        } catch {
          resolve(false);
        }
      }, 50);
    });
    const fetched = await fetch('https://example.org/').then(
      () => true,
      () => false,
    );
    await new Promise(resolve => setTimeout(resolve, 100));
    return { taken: 'taken' in window, evaluated, fetched };
  });
  expect(outcome).toEqual({ taken: false, evaluated: false, fetched: false });
});
