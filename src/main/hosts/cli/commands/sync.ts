import type { Command } from '../command.ts';
import { dataOption, withDesk } from '../with-desk.ts';

export const sync: Command = {
  usage: 'sync [--data DIR]',
  summary: '上传待上传的票据，取回监制签名；不用口令',
  options: dataOption,
  positionals: 0,
  async run(call) {
    const value = await withDesk(call, desk => desk.call('sync.run', {}));
    const text = `上传 ${value.sent} 张，已监制 ${value.accepted}，平台退回 ${value.objected}，拒收 ${value.refused}，待上传 ${value.pending}；平台已会签至第 ${value.head.seq} 条`;
    return { value, text };
  },
};
