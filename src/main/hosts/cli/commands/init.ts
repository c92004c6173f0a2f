import { existsSync, readFileSync } from 'node:fs';
import type { Command } from '../command.ts';
import { readCredentials } from '../credentials.ts';
import { dataOption, withDesk } from '../with-desk.ts';

export const init: Command = {
  usage: 'init --platform URL --trust FILE|sha256:… --code CODE --unit U --point P [--data DIR]',
  summary: '开通这台终端：密钥、证书、基础数据、第一个管理员',
  options: {
    ...dataOption,
    platform: { type: 'string' },
    trust: { type: 'string' },
    code: { type: 'string' },
    unit: { type: 'string' },
    point: { type: 'string' },
    name: { type: 'string' },
  },
  positionals: 0,
  async run(call) {
    const trust = call.required('trust');
    const platform = {
      mode: 'platform',
      url: call.required('platform'),
      trust: existsSync(trust) ? readFileSync(trust, 'utf8') : trust,
      code: call.required('code'),
      unit: call.required('unit'),
      point: call.required('point'),
    } as const;
    const { user, pin } = await readCredentials();
    const administrator = { id: user, name: call.option('name') ?? user, pin };
    const value = await withDesk(call, desk => desk.call('terminal.enrol', { platform, administrator }));
    return { value, text: `已开通：${value.unitName} ${value.pointName}，终端 ${value.terminalId}` };
  },
};
