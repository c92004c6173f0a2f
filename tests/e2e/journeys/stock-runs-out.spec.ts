import { expect } from '@playwright/test';
import { fill, payer, press, setUp } from '../../support/at-the-desk.ts';
import { choose, csvOf, licence, takeFileBox } from '../../support/charges-file.ts';
import { test } from '../../support/hosted-desk.ts';
import { goThere, here, shot } from '../../support/screens.ts';

test('six numbers left, five of them for red invoices: one more, then new numbers are asked for and used', async ({
  desk,
}) => {
  const { page, complaints } = desk;
  takeFileBox(page);
  await setUp(page);
  await goThere(page, '号段');
  await shot(page, 'leases-new');
  await goThere(page, '批量');
  await expect(page.getByLabel('选文件')).toBeFocused();
  const lines = Array.from({ length: 194 }, (_, index) => licence(`LS-${index}`));
  await choose(page, 'F2', { name: '年审.csv', buffer: csvOf(lines, 'utf8') });
  await expect(page.getByRole('heading', { name: '年审.csv' })).toBeVisible();
  await press(page, 'F2');
  await expect(here(page).getByText('已开具 194 张')).toBeVisible();

  await goThere(page, '号段');
  const list = page.getByRole('table', { name: '号段列表' });
  await expect(here(page).getByText('0101 只能再开 1 张')).toBeVisible();
  await expect(list.getByText('可开 1 张，另留红票备用 5 张')).toBeVisible();
  const row = list.getByRole('row').filter({ hasText: '正票 194' });
  await expect(row).toContainText('授予 200 =');
  await expect(row).toContainText('余 6');
  await expect(row).toContainText('相等');
  await shot(page, 'leases-low');

  await goThere(page, '开票');
  // Chosen by hand, so that it stays the kind when its numbers run out.
  await press(page, 'Alt+ArrowDown', 'Alt+ArrowUp');
  await fill(page, '王芳', 'pthzgbf', '1');
  await press(page, 'F2');
  await expect(page.locator('.last-card')).toContainText('王芳');
  await fill(page, '李雷', 'pthzgbf', '1');
  await press(page, 'F2');
  await expect(page.getByRole('alert').filter({ hasText: '用完' })).toContainText('已存为挂单');
  await shot(page, 'issue-stock-empty');

  await goThere(page, '号段');
  await expect(here(page).getByText('0101 的号码用完了')).toBeVisible();
  await page.getByRole('button', { name: '申请 0101 号段' }).press('Enter');
  await expect(here(page).getByLabel('数量', { exact: true })).toBeFocused();
  await page.keyboard.type('4000');
  await press(page, 'F2');
  await expect(page.getByRole('status').filter({ hasText: '申请已批准，4,000 张' })).toBeAttached();
  await expect(here(page).getByText('0101 的号码用完了')).toBeHidden();
  await expect(list.getByRole('row').filter({ hasText: '授予 4,000 =' })).toContainText('相等');
  // Left empty after an answer, so that F2 pressed once more asks for nothing.
  await press(page, 'F2');
  await expect(here(page).getByLabel('数量', { exact: true })).toHaveAttribute('aria-invalid', 'true');
  await shot(page, 'leases-granted');

  await here(page).getByLabel('数量', { exact: true }).fill('6000');
  await here(page).getByLabel('事由').fill('年底集中收费');
  await press(page, 'F2');
  await expect(here(page).getByText(/平台：“申领 6000 个号码，超过/)).toBeVisible();
  await expect(here(page).getByText('这种票据已有申请在等批复，共 6,000 张')).toBeVisible();
  await shot(page, 'leases-pending');
  await decide(desk.practiceUrl, 'refuse', '本单位上一批号段还没有核销');
  await press(page, 'F5');
  await expect(here(page).getByText('平台：“本单位上一批号段还没有核销”')).toBeVisible();
  await shot(page, 'leases-refused');

  // What was kept for red invoices is free again and goes first, being lowest; then the new numbers.
  await goThere(page, '开票');
  await expect(payer(page)).toBeFocused();
  await press(page, 'F12');
  await expect(page.getByRole('region', { name: '挂单' }).getByRole('button').first()).toBeFocused();
  await press(page, 'Enter');
  await expect(payer(page)).toHaveValue('李雷');
  await press(page, 'F2');
  const card = page.locator('.last-card');
  await expect(card).toContainText('0000 0001 96');
  for (const number of ['0000 0001 97', '0000 0001 98', '0000 0001 99', '0000 0002 00', '0000 0002 01']) {
    await fill(page, '韩梅梅', 'pthzgbf', '1');
    await press(page, 'F2');
    await expect(card).toContainText(number);
  }

  // A file that needs more than there is: what has no number is kept and tried again.
  await goThere(page, '批量');
  await press(page, 'Escape');
  await expect(here(page).getByRole('heading', { level: 1, name: '批量开票' })).toBeVisible();
  await expect(page.getByLabel('选文件')).toBeFocused();
  const fines = Array.from({ length: 196 }, (_, index) =>
    licence(`FK-${index}`, { 票据种类: '0201', 项目编码: '10305010101', 单位: '起' }),
  );
  await choose(page, 'F2', { name: '罚款.csv', buffer: csvOf(fines, 'utf8') });
  await expect(here(page).getByText('差 1 个号')).toBeVisible();
  await shot(page, 'batch-short');
  await press(page, 'F2');
  await expect(here(page).getByText('没有开具 1 张')).toBeVisible();
  await expect(here(page).getByRole('button', { name: '再开没有开到的 1 张' })).toBeVisible();
  await shot(page, 'batch-stopped');
  await goThere(page, '号段');
  await page.getByRole('button', { name: '申请 0201 号段' }).press('Enter');
  await page.keyboard.type('100');
  await press(page, 'F2');
  await expect(page.getByRole('status').filter({ hasText: '申请已批准，100 张' })).toBeAttached();
  await goThere(page, '批量');
  await here(page).getByRole('link', { name: '罚款.csv' }).press('Enter');
  await press(page, 'F2');
  await expect(here(page).getByText('已开具 196 张')).toBeVisible();
  expect(complaints).toEqual([]);
});

async function decide(practiceUrl: string, decision: 'grant' | 'refuse', text: string): Promise<void> {
  const waiting = (await (await fetch(`${practiceUrl}/practice/leases`)).json()) as { requestId: string }[];
  const reply = await fetch(`${practiceUrl}/practice/leases/${waiting[0]!.requestId}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ decision, text }),
  });
  expect(reply.ok).toBe(true);
}
