import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { readRegisteredInvoices } from '../../../src/main/practice/read-registered-invoices.ts';
import { fill, press, setUp } from '../../support/at-the-desk.ts';
import { test } from '../../support/hosted-desk.ts';
import { goThere, here, shot } from '../../support/screens.ts';
import { askAs } from '../../support/window-calls.ts';

const counters = (page: Page) => page.locator('.sync-counters');

async function issue(page: Page, payers: readonly string[]): Promise<void> {
  await goThere(page, '开票');
  for (const name of payers) {
    await fill(page, name, 'pthzgbf', '1');
    await press(page, 'F2');
    await expect(page.locator('.last-card')).toContainText(name);
  }
  await goThere(page, '同步');
}

test('of ten, five replies get lost and one is objected to; nothing is issued twice and all end accepted', async ({
  desk,
}) => {
  const { page, complaints } = desk;
  await setUp(page);

  await issue(page, ['赵一', '钱二', '孙三', '李四']);
  await expect(counters(page)).toContainText('已监制4');
  await desk.setFault('object:E1207', true);
  await issue(page, ['周五']);
  await expect(counters(page)).toContainText('平台退回1');
  await desk.setFault('object:E1207', false);

  // Held back, so that all five go together; the reply is lost while the line to the catalogue still answers.
  await page.getByRole('button', { name: '暂停 15 分' }).press('Enter');
  await expect(here(page).getByText('已暂停自动上传')).toBeVisible();
  await issue(page, ['吴六', '郑七', '王八', '冯九', '陈十']);
  await expect(counters(page)).toContainText('排队5');
  await desk.setFault('delay', true);
  await press(page, 'F2');
  await expect(page.getByRole('button', { name: '正在上传…' }).first()).toBeVisible();
  await new Promise(resolve => setTimeout(resolve, 2000));
  await desk.setFault('lost-reply', true);
  await expect(counters(page)).toContainText('待查5', { timeout: 40_000 });
  await expect(counters(page)).toContainText('平台退回1');
  await expect(counters(page)).toContainText('已监制4');
  const before = (await askAs(page, 'invoices.list', { limit: 20 })).invoices.map(({ number }) => number);
  expect(new Set(before).size).toBe(10);

  await expect(page.getByRole('tab', { name: '平台退回 1' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('heading', { name: /平台：“.+”\(E1207\)/ })).toBeVisible();
  await expect(here(page).getByText('票据完好，其余照常上传')).toBeVisible();
  await page.getByRole('button', { name: '复制给财政' }).press('Enter');
  await expect(here(page).getByText('已复制').first()).toBeVisible();
  await press(page, 'Control+K', 'Control+V');
  await expect(page.getByRole('combobox', { name: /搜索页面/ })).toHaveValue(/E1207.*0000000005/);
  await press(page, 'Escape', 'Escape');
  await shot(page, 'sync-objected');
  await page.getByRole('tab', { name: '平台退回 1' }).press('ArrowRight');
  await expect(page.getByRole('tab', { name: '待查 5' })).toBeFocused();
  await expect(
    here(page).getByText('发出后断线，不确定平台是否收到；正在逐张查询，不会重复开'),
  ).toBeVisible();
  await expect(page.getByRole('table', { name: '待查' }).getByRole('row')).toHaveCount(6);
  await shot(page, 'sync-unknown');

  await desk.setFault('delay', false);
  await desk.setFault('lost-reply', false);
  await page.getByRole('button', { name: '恢复上传' }).press('Enter');
  await expect(counters(page)).toContainText('待查0');
  await expect(counters(page)).toContainText('已监制9');
  await expect(counters(page)).toContainText('平台退回1');
  await page.getByRole('tab', { name: '待查 0' }).press('ArrowLeft');
  const after = (await askAs(page, 'invoices.list', { limit: 20 })).invoices.map(({ number }) => number);
  expect(after).toEqual(before);

  await page.getByRole('button', { name: '重新提交' }).press('Enter');
  await expect(counters(page)).toContainText('已监制10');
  await expect(here(page).getByText(/全部已监制，最后一次/)).toBeVisible();
  await shot(page, 'sync-all-accepted');
  // What the platform itself holds: each number once, and each of them countersigned.
  const held = readRegisteredInvoices(join(desk.home, 'training/practice'));
  expect(held.map(({ number }) => number)).toEqual(before.toSorted());
  expect(held.filter(({ supervision }) => supervision === null)).toEqual([]);
  expect(complaints).toEqual([]);
});
