import { type Command, UsageError } from '../command.ts';
import { dataOption, withReadDesk, withUser } from '../with-desk.ts';

export const leaseRequest: Command = {
  usage: 'lease request --kind K --count N [--reason TEXT] [--data DIR]',
  summary: '向平台申请号段',
  options: {
    ...dataOption,
    kind: { type: 'string' },
    count: { type: 'string' },
    reason: { type: 'string' },
  },
  positionals: 0,
  async run(call) {
    const count = Number(call.required('count'));
    if (!Number.isInteger(count) || count < 1) throw new UsageError('--count 应为正整数');
    const order = { kind: call.required('kind'), count, reason: call.option('reason') ?? '' };
    const value = await withUser(call, desk => desk.call('leases.request', order));
    const words = { granted: '已批复', pending: '待审批', refused: '被驳回' } as const;
    const said = value.text === null ? '' : `：平台：“${value.text}”`;
    return { value, text: `${words[value.state]}${said}`, exitCode: value.state === 'refused' ? 1 : 0 };
  },
};

export const leaseList: Command = {
  usage: 'lease list [--data DIR]',
  summary: '列出号段和对平等式',
  options: dataOption,
  positionals: 0,
  async run(call) {
    const value = await withReadDesk(call, desk => desk.call('leases.list', {}));
    const text = value.map(
      l =>
        `${l.kind} ${l.invoiceCode} ${l.first}–${l.last}　${l.granted} = 余${l.available} + 用${l.issued} + 红${l.red} + 作废${l.voided} + 退${l.returned} + 失效${l.lapsed} + 停用${l.withheld}`,
    );
    return { value, text: text.join('\n') };
  },
};
