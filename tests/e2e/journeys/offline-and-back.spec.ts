import { expect } from '@playwright/test';
import { fill, payer, press, setUp, unlock } from '../../support/at-the-desk.ts';
import { test } from '../../support/hosted-desk.ts';
import { goThere, here, shot } from '../../support/screens.ts';

test('three invoices without a line are accepted when it is back, without a click, and the outage is on record', async ({
  desk,
}) => {
  const { page } = desk;
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

  const bell = page.getByRole('button', { name: /^待办和提醒/ });
  await bell.press('Enter');
  const toSee = page.getByRole('list').filter({ hasText: '断线，待上传 3 张' });
  await expect(toSee.getByRole('link')).toHaveCount(1);
  await shot(page, 'bell-offline');
  await toSee.getByRole('link').press('Enter');
  await expect(page.getByRole('tab', { name: '排队 3' })).toHaveAttribute('aria-selected', 'true');
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
  const later = await desk.restart({ clockAheadMs: 30 * 60_000 });
  const { page: again, complaints } = later;
  await unlock(again);
  await goThere(again, '同步');
  await expect(again.locator('.sync-counters')).toContainText('排队3');
  await later.setFault('unreachable', false);
  await expect(again.locator('.sync-counters')).toContainText('已监制3', { timeout: 60_000 });
  await expect(again.locator('.sync-counters')).toContainText('排队0');
  await again.getByRole('button', { name: /^待办和提醒/ }).press('Enter');
  await expect(again.getByRole('link', { name: /^断线/ })).toHaveCount(0);
  await shot(again, 'bell-back');
  await again.getByRole('link', { name: '今天停线 1 次' }).press('Enter');
  await expect(again.getByRole('tab', { name: '停线记录 1' })).toHaveAttribute('aria-selected', 'true');
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

test('a desk that was off for the night and finds no line does not trust its clock, says so, and goes on by itself', async ({
  desk: evening,
}) => {
  await setUp(evening.page);
  await evening.setFault('unreachable', true);
  const desk = await evening.restart({ clockAheadMs: 14 * 3_600_000 });
  const { page, complaints } = desk;
  await unlock(page);
  const bar = page.getByRole('alert').filter({ hasText: '电脑时间存疑，暂停开具' });
  await expect(bar).toBeVisible();
  await fill(page, '早班', 'pthzgbf', '1');
  await press(page, 'F2');
  await expect(page.getByRole('alert').filter({ hasText: '没有占用号码' })).toBeVisible();
  await expect(page.getByText('可以开具')).toBeHidden();
  await shot(page, 'stopped-by-clock');
  await desk.setFault('unreachable', false);
  await expect(bar).toBeHidden({ timeout: 60_000 });
  await page.getByLabel('备注', { exact: true }).last().focus();
  await press(page, 'F2');
  await expect(page.locator('.last-card')).toContainText('早班');
  expect(complaints).toEqual([]);
});
