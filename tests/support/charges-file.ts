import type { Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';

/** One line of a file to be issued, by its column. */
export type Line = Readonly<Record<string, string>>;

/** A vehicle licence at ¥15.00, one item of kind 0101. */
export function licence(number: string, changes: Line = {}): Line {
  return {
    业务流水号: number,
    票据种类: '0101',
    交款人类型: '个人',
    交款人: '王芳',
    信用代码: '',
    项目编码: '10304010105',
    数量: '1',
    单位: '本',
    标准: '15',
    金额: '15.00',
    收款方式: '现金',
    ...changes,
  };
}

export function csvOf(lines: readonly Line[], charset: 'utf8' | 'gb18030'): Buffer {
  const [head = {}] = lines;
  const titles = Object.keys(head);
  const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const rows = [titles, ...lines.map(line => titles.map(title => line[title] ?? ''))];
  return iconv.encode(rows.map(row => `${row.map(cell).join(',')}\r\n`).join(''), charset);
}

export function linesOf(file: Buffer): Line[] {
  return parse(file, { bom: true, columns: true });
}

/** Said when a page is opened: the browser takes a moment to hand its file box over to the test. */
export function takeFileBox(page: Page): void {
  page.on('filechooser', () => {});
}

/** Presses a key that opens the browser's file box, and chooses there. */
export async function choose(page: Page, key: string, file: { name: string; buffer: Buffer }): Promise<void> {
  const box = page.waitForEvent('filechooser', { timeout: 10_000 });
  await page.keyboard.press(key);
  await (await box).setFiles({ ...file, mimeType: 'text/csv' });
}
