import { displayYuan } from '../../../../shared/domain/money.ts';
import type { Command } from '../command.ts';
import { dataOption, withReadDesk } from '../with-desk.ts';

export const status: Command = {
  usage: 'status [--data DIR]',
  summary: '单位、库存、待上传、时间与要处理的事；不用口令',
  options: dataOption,
  positionals: 0,
  async run(call) {
    const value = await withReadDesk(call, desk => desk.call('status.get', {}));
    const lines = [
      `${value.practice ? '【演练】' : ''}${value.unitName ?? ''} ${value.pointName ?? ''}`,
      `待上传 ${value.pending.count} 张 ¥${displayYuan(value.pending.amountFen)}，待查 ${value.unknown}，退回 ${value.objected}，已监制 ${value.accepted}`,
      ...value.stock
        .filter(({ available }) => available > 0)
        .map(s => `${s.kind} ${s.kindName} 余 ${s.available} 张`),
      ...value.notices.map(({ level, text }) => `${level === 'red' ? '✗' : '▲'} ${text}`),
    ];
    return { value, text: lines.join('\n') };
  },
};
