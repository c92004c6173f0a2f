import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { IssueReport, RowResult } from '../../../../shared/contract/invoices.ts';
import { displayYuan } from '../../../../shared/domain/money.ts';
import { AppError } from '../../../../shared/errors.ts';
import type { Command } from '../command.ts';
import { type DeskUse, dataOption, withUser } from '../with-desk.ts';

export const issue: Command = {
  usage: 'issue --input FILE [--pdf DIR] [--data DIR]',
  summary: '按文件开具；每行一个结果，可续传',
  options: { ...dataOption, input: { type: 'string' }, pdf: { type: 'string' } },
  positionals: 0,
  async run(call) {
    const file = call.required('input');
    const pdf = call.option('pdf');
    const content = readInput(file).toString('base64');
    const value = await withUser(call, async use => {
      use.desk.subscribe(event => {
        if (event.topic === 'batch') call.progress(`${event.done}/${event.total}`);
      });
      const report = await use.call('invoices.issueFile', { name: basename(file), content });
      if (pdf !== undefined) await savePdfs(use, report, pdf);
      return report;
    });
    return { value, text: summary(value), exitCode: value.failed > 0 ? 1 : 0 };
  },
};

function readInput(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new AppError(
      'file_unreadable',
      `读不出文件 ${file}。没有占用号码；检查路径和权限后再试。`,
      undefined,
      { cause },
    );
  }
}

async function savePdfs({ call }: DeskUse, { rows }: IssueReport, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const { code, number } of rows) {
    if (code === undefined || number === undefined) continue;
    const file = await call('invoices.file', { code, number, format: 'pdf' });
    writeFileSync(join(folder, file.name), Buffer.from(file.content, 'base64'));
  }
}

function summary({ issued, same, failed, rows }: IssueReport): string {
  return [...rows.map(describeRow), `开具 ${issued} 张，已开过 ${same} 张，未开 ${failed} 张`].join('\n');
}

function describeRow(row: RowResult): string {
  const place = `第 ${row.lines.join('、')} 行 ${row.businessNumber}`;
  if (row.number !== undefined)
    return `${place}　${row.code}-${row.number} 校验码 ${row.checkCode} ¥${displayYuan(row.totalFen ?? 0)}`;
  return `${place}　未开：${row.problems.map(({ message }) => message).join('；')}`;
}
