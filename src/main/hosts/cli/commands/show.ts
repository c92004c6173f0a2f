import { writeFileSync } from 'node:fs';
import { displayYuan } from '../../../../shared/domain/money.ts';
import type { Command } from '../command.ts';
import { dataOption, withReadDesk } from '../with-desk.ts';

const stateWords = {
  queued: '待上传',
  sending: '上传中',
  accepted: '已监制',
  objected: '平台退回',
  refused: '平台拒收',
  unknown: '待查',
} as const;

export const show: Command = {
  usage: 'show CODE NUMBER [--xml FILE|-] [--pdf FILE] [--data DIR]',
  summary: '一张票据；可另存 XML 与 PDF',
  options: { ...dataOption, xml: { type: 'string' }, pdf: { type: 'string' } },
  positionals: 2,
  async run(call) {
    const [code = '', number = ''] = call.positionals;
    const xml = call.option('xml');
    const pdf = call.option('pdf');
    return withReadDesk(call, async desk => {
      const bytesOf = async (format: 'xml' | 'pdf') =>
        Buffer.from((await desk.call('invoices.file', { code, number, format })).content, 'base64');
      if (pdf !== undefined) writeFileSync(pdf, await bytesOf('pdf'));
      if (xml === '-') return { value: undefined, text: '', raw: await bytesOf('xml') };
      if (xml !== undefined) writeFileSync(xml, await bytesOf('xml'));
      const value = await desk.call('invoices.get', { code, number });
      const text = `${value.kindName}\n${code}-${number} 校验码 ${value.checkCode}\n${value.payerName} ¥${displayYuan(value.totalFen)}\n${value.issuedAt} ${stateWords[value.state]}`;
      return { value, text };
    });
  },
};
