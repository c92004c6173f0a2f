import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { complaintsOf, setUp, unlock } from '../support/at-the-desk.ts';
import { type DeskProcess, startDesk } from '../support/desk-process.ts';

// One desk for the whole file: every place a person can go, in every look it can have.
test.describe.configure({ mode: 'serial', timeout: 400_000 });

let desk: DeskProcess;
let page: Page;
let complaints: readonly string[];

const looks: Readonly<Record<string, string>> = {
  浅色: 'light',
  深色: 'dark',
  高对比: 'contrast',
  大字: 'large',
};
const themes = Object.keys(looks);

const places: readonly (readonly [hash: string, heading: string | RegExp])[] = [
  ['#/home', '工作台'],
  ['#/issue', '开票'],
  ['#/invoices', '票据'],
  ['#/batches', '批量开票'],
  ['#/sync', '同步'],
  ['#/leases', '号段'],
  ['#/settings/display', /设置.*显示与声音/],
  ['#/settings/people', /设置.*用户与角色/],
  ['#/settings/orders', /设置.*业务系统接口/],
  ['#/help/issue', '帮助'],
];

test.beforeAll(async ({ browser }) => {
  desk = await startDesk();
  page = await (await browser.newContext()).newPage();
  complaints = complaintsOf(page);
  await page.goto(desk.url);
  await setUp(page);
});

test.afterAll(() => desk.stop());

async function goTo(hash: string): Promise<void> {
  await page.evaluate(to => {
    location.hash = to;
  }, hash);
}

/** What does not depend on the look is judged once, in the first theme; colours and sizes in every one. */
async function findings(theme: string): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (theme === themes[0]
    ? axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    : axe.withRules(['color-contrast', 'target-size', 'link-in-text-block'])
  ).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

const shot = (name: string) => page.screenshot({ path: `test-results/screens/${name}.png` });

for (const theme of themes)
  test(`axe finds nothing on any screen in ${theme}`, async () => {
    await goTo('#/settings/display');
    await page.getByRole('radio', { name: theme, exact: true }).check();
    await expect(page.locator('html')).toHaveAttribute('data-theme', looks[theme] ?? '');
    for (const [hash, heading] of places) {
      await goTo(hash);
      await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
      await shot(`${hash.slice(2).replaceAll('/', '-')}-${themes.indexOf(theme)}`);
      expect.soft(await findings(theme), `${hash} in ${theme}`).toEqual([]);
    }
    await page.keyboard.press('Control+K');
    await expect(page.getByRole('combobox', { name: /搜索页面/ })).toBeFocused();
    await shot(`palette-${themes.indexOf(theme)}`);
    expect.soft(await findings(theme), `the palette in ${theme}`).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+0');
    await page.keyboard.press('Enter');
    await expect(page.getByText('平台最后会签')).toBeVisible();
    await shot(`cell-${themes.indexOf(theme)}`);
    expect.soft(await findings(theme), `a panel of the status bar in ${theme}`).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Shift+L');
    await expect(page.getByRole('heading', { name: '解锁开票台' })).toBeVisible();
    await shot(`lock-${themes.indexOf(theme)}`);
    expect.soft(await findings(theme), `the lock screen in ${theme}`).toEqual([]);
    await goTo('#/issue');
    await unlock(page);
  });

test('the browser complained of nothing', () => {
  expect(complaints).toEqual([]);
});
