import { expect, type Page } from '@playwright/test';
import { fill, payer, press, setUp } from '../../support/at-the-desk.ts';
import { test } from '../../support/hosted-desk.ts';

const shot = (page: Page, name: string) => page.screenshot({ path: `test-results/${name}.png` });

test('first start, three invoices without a line, the face on the screen, accepted when the line is back', async ({
  desk,
}) => {
  const { page, complaints } = desk;
  await setUp(page);
  await expect(page).toHaveTitle('【演练】单位开票台');
  await expect(page.getByText('在线', { exact: true })).toBeVisible();

  await desk.setFault('unreachable', true);
  await fill(page, '苏安渔4521', 'cbgz', '320');
  await expect(page.getByText('贰佰贰拾肆圆整')).toBeVisible();
  await expect(page.getByText('可以开具')).toBeVisible();
  await shot(page, 'filled');
  await press(page, 'F2');
  await expect(page.getByRole('status').filter({ hasText: '已开具，尾号' })).toBeAttached();
  const card = page.locator('.last-card');
  await expect(card).toContainText('¥224.00');
  await expect(page.getByRole('button', { name: '开具（离线）' })).toBeVisible();

  await fill(page, '盐城安渔航运有限公司', 'bdcdjffzz', '2');
  await press(page, 'F2');
  await expect(card).toContainText('¥1,100.00');
  await fill(page, '王芳', 'jsrksfkms', '1');
  await press(page, 'F2');
  await expect(card).toContainText('¥240.00');
  await expect(card).toContainText('待上传');
  await expect(page.getByText('待上传 3 张 ¥1,564.00')).toBeVisible();
  await expect(payer(page)).toBeFocused();
  await shot(page, 'offline');

  await press(page, 'Alt+3');
  await expect(page.getByLabel('查找票据')).toBeFocused();
  const list = page.getByRole('table', { name: '票据列表' });
  await expect(list.getByRole('row')).toHaveCount(4);
  await press(page, 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter');
  const preview = page.getByRole('figure').filter({ hasText: '票面文字' });
  await expect(preview).toContainText('第 1 页，共 1 页');
  for (const words of ['苏安渔4521', '贰佰贰拾肆圆整', '练习', '离线开具，待监制'])
    await expect(preview).toContainText(words);
  expect(await inkOf(page)).toBeGreaterThan(1000);
  await shot(page, 'detail-offline');

  await desk.setFault('unreachable', false);
  await expect(list.getByText('已监制')).toHaveCount(3, { timeout: 60_000 });
  await expect(page.getByText('待上传 0 张')).toBeVisible();
  await expect(preview).not.toContainText('待监制');
  await shot(page, 'detail-accepted');

  await press(page, 'Escape');
  await expect(list.getByRole('link').nth(2)).toBeFocused();
  expect(complaints).toEqual([]);
});

/** How many pixels of the preview are dark: an empty canvas has none. */
function inkOf(page: Page): Promise<number> {
  return page.locator('canvas').evaluate(element => {
    const canvas = element as HTMLCanvasElement;
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    let ink = 0;
    for (let at = 0; at < data.length; at += 4)
      if (data[at + 3] !== 0 && data[at]! + data[at + 1]! + data[at + 2]! < 600) ink += 1;
    return ink;
  });
}
