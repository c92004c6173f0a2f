import { expect, type Page } from '@playwright/test';
import { press, setUp, unlock } from '../../support/at-the-desk.ts';
import { axeFindings } from '../../support/axe-findings.ts';
import { choose, csvOf, type Line, licence, linesOf, takeFileBox } from '../../support/charges-file.ts';
import { test } from '../../support/hosted-desk.ts';
import { goThere, here, shot } from '../../support/screens.ts';
import { askAs } from '../../support/window-calls.ts';

test.describe.configure({ timeout: 600_000 });

/** 3,000 signatures, on a machine that may have other work. */
const slowly = { timeout: 240_000 };

/** Row by row what is wrong, and what mends it. */
const mistakes: readonly { readonly wrong: Line; readonly right: Line; readonly reason: RegExp }[] = [
  {
    wrong: { 信用代码: '3.20501E+17' },
    right: { 信用代码: '' },
    reason: /疑似被 Excel|科学计数|截断/,
  },
  {
    wrong: { 票据种类: '0401', 交款人类型: '单位', 项目编码: '99904010101', 单位: '项' },
    right: { 信用代码: '91329900MABE16MCXR' },
    reason: /缺统一社会信用代码/,
  },
  { wrong: { 金额: '十五元' }, right: { 金额: '15.00' }, reason: /金额/ },
  { wrong: { 数量: '2' }, right: { 数量: '1' }, reason: /金额|数量/ },
  { wrong: { 交款人: '' }, right: { 交款人: '李雷' }, reason: /交款人不能为空/ },
  { wrong: { 项目编码: '99999999999' }, right: { 项目编码: '10304010105' }, reason: /项目/ },
  {
    wrong: { 交款人类型: '单位', 信用代码: '91329900MABE16MCX0' },
    right: { 信用代码: '91329900MABE16MCXR' },
    reason: /校验位/,
  },
];

const numberOf = (index: number) => `XF-${String(index + 1).padStart(4, '0')}`;
/** Spread over the file; the first stands in line 38. */
const wrongAt = (index: number) => mistakes.findIndex((_, mistake) => index === 36 + mistake * 400);
const charges = Array.from({ length: 3000 }, (_, index) =>
  licence(numberOf(index), mistakes[wrongAt(index)]?.wrong),
);

test('3,000 rows with 7 bad ones, killed while they are issued, go on to 2,993; the 7 are mended to 3,000', async ({
  desk,
  host,
}) => {
  const { page, complaints } = desk;
  takeFileBox(page);
  await setUp(page);

  await goThere(page, '号段');
  await press(page, 'F3', 'Enter');
  await page.keyboard.type('4000');
  await press(page, 'F2');
  await expect(page.getByRole('status').filter({ hasText: '申请已批准，4,000 张' })).toBeAttached();

  await goThere(page, '批量');
  await expect(page.getByLabel('选文件')).toBeFocused();
  await expect(here(page).getByText('还没有批量开过票')).toBeVisible();
  await shot(page, 'batches-empty');
  await choose(page, 'F2', { name: '学费2026秋.csv', buffer: csvOf(charges, 'gb18030') });
  await expect(page.getByRole('heading', { name: '学费2026秋.csv' })).toBeFocused(slowly);
  const summary = page.locator('.batch-summary');
  await expect(summary).toContainText('可开2,993 张');
  await expect(summary).toContainText('有问题7 张');
  await expect(page.getByRole('list', { name: '需号与库存' })).toContainText('0101 需 2,993 号');
  expect((await askAs(page, 'invoices.list', { limit: 1 })).invoices).toEqual([]);
  const rows = page.getByRole('table', { name: '逐行结果' });
  await expect(rows.getByRole('row')).toHaveCount(8);
  for (const [index, { reason }] of mistakes.entries())
    await expect(rows.getByRole('row').nth(index + 1)).toContainText(reason);
  await shot(page, 'batch-checked');
  // Axe opens a page of its own, which takes the focus of Electron's window.
  if (host === 'browser') expect(await axeFindings(page)).toEqual([]);
  await press(page, 'Control+f');
  await expect(page.getByRole('radio', { name: '全部' })).toBeChecked();
  await expect(rows.getByRole('row')).toHaveCount(101);
  await expect(rows.locator('[data-row]').first()).toBeFocused();
  await press(page, 'End', 'ArrowDown');
  await expect(rows.getByRole('row')).toHaveCount(201);
  await press(page, 'Control+f');
  await expect(rows.getByRole('row')).toHaveCount(8);

  await press(page, 'F2');
  const progress = page.getByRole('progressbar', { name: '开具进度' });
  await expect(progress).not.toHaveAttribute('aria-valuenow', '0', slowly);
  await desk.kill();
  if (host === 'browser') {
    // A window that outlives its desk says so; Electron's goes with it.
    await expect(page.getByRole('alert').filter({ hasText: '本机开票台没有应答' })).toHaveCount(1);
    await shot(page, 'batch-killed');
  }

  const restarted = await desk.restart();
  const { page: again, complaints: later } = restarted;
  takeFileBox(again);
  await unlock(again);
  await goThere(again, '批量');
  const list = again.getByRole('table', { name: '批量清单' });
  await expect(list).toContainText('已暂停');
  await shot(again, 'batches-list');
  await press(again, 'Tab');
  await list.getByRole('link').press('Enter');
  await expect(here(again).getByText(/^已暂停 [\d,]+\/2,993$/)).toBeVisible();
  const [before] = await askAs(again, 'batches.list', {});
  expect(before!.issued).toBeGreaterThan(0);
  expect(before!.issued).toBeLessThan(2993);
  await shot(again, 'batch-paused');
  await press(again, 'F2');
  const issued = here(again).getByText('已开具 2,993 张');
  await expect(
    here(again)
      .getByText(/张\/秒/)
      .or(issued),
  ).toBeVisible(slowly);
  await shot(again, 'batch-running');
  await expect(issued).toBeVisible(slowly);
  await expect(here(again).getByText('没有开具 7 张')).toBeVisible();
  await expectNoGap(again, before!.id, 2993);
  await shot(again, 'batch-finished');

  const failed = linesOf(
    await restarted.saved(() =>
      again.getByRole('button', { name: '导出这 7 行（含原因列）' }).press('Enter'),
    ),
  );
  expect(failed.map(line => line['业务流水号'])).toEqual(
    mistakes.map((_, mistake) => numberOf(36 + mistake * 400)),
  );
  for (const [index, { reason }] of mistakes.entries()) expect(failed[index]!['原因']).toMatch(reason);
  const mended = failed.map((line, index) => ({ ...line, ...mistakes[index]!.right }));
  await choose(again, 'F2', { name: '改好.csv', buffer: csvOf(mended, 'utf8') });
  await expect(again.getByRole('button', { name: '继续开具 7 张' })).toBeVisible();
  await shot(again, 'batch-merged');
  await press(again, 'F2');
  await expect(here(again).getByText('已开具 3,000 张')).toBeVisible();
  await expect(here(again).getByText('全部开具')).toBeVisible();
  const numbers = await issuedRows(again, before!.id);
  expect(new Set(numbers.map(row => row.businessNumber)).size).toBe(3000);
  expect(new Set(numbers.map(row => `${row.code}${row.number}`)).size).toBe(3000);
  await again.getByRole('radio', { name: '已开具' }).focus();
  await press(again, 'Tab');
  await expect(again.getByRole('table', { name: '逐行结果' }).getByRole('link').first()).toBeFocused();
  await press(again, 'ArrowDown', 'Enter');
  await expect(again.getByRole('heading', { name: /^\d{4} \d{4} \d{2}$/ })).toBeVisible();
  // The desk that was killed broke the stream of events, which the browser reports.
  expect(complaints.filter(text => !/ERR_|Failed to load/.test(text))).toEqual([]);
  expect(later).toEqual([]);
});

async function issuedRows(page: Page, id: string) {
  const rows = [];
  for (let after: number | null = 0; after !== null; ) {
    const answer: Awaited<ReturnType<typeof pageOf>> = await pageOf(page, id, after);
    rows.push(...answer.rows);
    after = answer.next;
  }
  return rows;
}

const pageOf = (page: Page, id: string, after: number) =>
  askAs(page, 'batches.rows', { id, filter: 'issued', limit: 200, after });

async function expectNoGap(page: Page, id: string, count: number): Promise<void> {
  const numbers = (await issuedRows(page, id)).map(row => Number(row.number)).toSorted((a, b) => a - b);
  expect(numbers).toHaveLength(count);
  expect(numbers).toEqual(Array.from({ length: count }, (_, index) => numbers[0]! + index));
}
