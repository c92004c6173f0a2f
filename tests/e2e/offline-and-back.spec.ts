import { expect, test } from '@playwright/test';
import { complaintsOf, fill, payer, press, setUp, unlock } from '../support/at-the-desk.ts';
import { type DeskProcess, startDesk } from '../support/desk-process.ts';
import { goThere, here, shot } from '../support/screens.ts';

let desk: DeskProcess;

test.beforeAll(async () => {
  desk = await startDesk();
});

test.afterAll(() => desk.stop());

test('three invoices without a line are accepted when it is back, without a click, and the outage is on record', async ({
  page,
  browser,
}) => {
  await page.goto(desk.url);
  await setUp(page);
  await goThere(page, '同步');
  await expect(here(page).getByText('没有要上传的')).toBeVisible();
  await shot(page, 'sync-empty');

  await desk.setFault('unreachable', true);
  await goThere(page, '开票');
  for (const name of ['王芳', '李雷', '韩梅梅']) {
    await fill(page, name, 'pthzgbf', '1');
    await press(page, 'F2');
    await expect(page.locator('.last-card')).toContainText(name);
  }
  await expect(page.getByRole('button', { name: '开具（离线）' })).toBeVisible();

  await goThere(page, '同步');
  const counters = page.locator('.sync-counters');
  await expect(counters).toContainText('排队3');
  await press(page, 'F2');
  await expect(here(page).getByText('网络', { exact: true })).toBeVisible();
  await expect(here(page).getByText(/由信息科查看网络/)).toBeVisible();
  await expect(page.getByRole('table', { name: '排队' }).getByRole('row')).toHaveCount(4);
  await shot(page, 'sync-offline');

  // A pause is somebody's will, so it is said and can be taken back.
  await page.getByRole('button', { name: '暂停 15 分' }).press('Enter');
  await expect(here(page).getByText('已暂停自动上传')).toBeVisible();
  await expect(page.getByRole('timer')).toHaveText(/^1[45]:\d\d$/);
  await shot(page, 'sync-paused');
  await page.getByRole('button', { name: '恢复上传' }).press('Enter');
  await expect(here(page).getByText('已暂停自动上传')).toBeHidden();

  await goThere(page, '号段');
  await expect(here(page).getByText('离线：申请先存本机，联网后自动提交')).toBeVisible();
  await press(page, 'F3', 'Enter');
  await page.keyboard.type('300');
  await press(page, 'F2');
  await expect(page.getByRole('alert').filter({ hasText: '申请已存下，现在连不上平台' })).toBeVisible();
  await expect(here(page).getByText('待批复')).toBeVisible();
  await shot(page, 'leases-offline');

  // Half an hour goes by and somebody has switched the computer off and on.
  await page.close();
  desk = await desk.restart({ clockAheadMs: 30 * 60_000 });
  const again = await browser.newPage();
  const complaints = complaintsOf(again);
  await again.goto(desk.url);
  await unlock(again);
  await goThere(again, '同步');
  await expect(again.locator('.sync-counters')).toContainText('排队3');
  await desk.setFault('unreachable', false);
  await expect(again.locator('.sync-counters')).toContainText('已监制3', { timeout: 60_000 });
  await expect(again.locator('.sync-counters')).toContainText('排队0');
  await again.getByRole('tab', { name: /停线记录 1/ }).focus();
  const outages = again.getByRole('table', { name: '停线记录' });
  await expect(outages.getByRole('row')).toHaveCount(2);
  await expect(outages).toContainText('0000 0000 01');
  await expect(outages).toContainText('0000 0000 03');
  await expect(outages).toContainText('360.00');
  await shot(again, 'sync-back');

  await goThere(again, '号段');
  await expect(here(again).getByText('已批准').first()).toBeVisible();
  await expect(here(again).getByText('0000 0002 01 ～ 0000 0005 00').first()).toBeVisible();
  await shot(again, 'leases-back');
  await goThere(again, '开票');
  await expect(payer(again)).toBeVisible();
  expect(complaints).toEqual([]);
});
