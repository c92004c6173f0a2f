import { describe, expect, it } from 'vitest';
import { statusCells } from '../../../src/renderer/app/status-cells.ts';
import type { Status } from '../../../src/shared/contract/status.ts';

const calm: Status = {
  phase: 'ready',
  practice: true,
  unitName: '演练单位',
  pointName: '01',
  terminalId: null,
  epoch: 1,
  catalogueVersion: 1,
  user: null,
  signer: 'unlocked',
  terminalKey: 'file',
  line: 'online',
  lastHead: null,
  clock: 'confirmed',
  quarantined: false,
  pending: { count: 0, amountFen: 0, oldest: null },
  unknown: 0,
  objected: 0,
  refused: 0,
  accepted: 0,
  offline: { hours: 0, hoursLimit: 72, countLimit: 500, amountLimitFen: 20_000_000 },
  stock: [{ kind: '0101', kindName: '统一票据', available: 1188, blue: 1183 }],
  notices: [],
};

const cell = (name: string, patch: Partial<Status> = {}) =>
  statusCells({ ...calm, ...patch }, '0101').find(candidate => candidate.name === name);

describe('the status bar', () => {
  it('is quiet when all is well', () => {
    expect(statusCells(calm, '0101').map(({ text }) => text)).toEqual([
      '在线',
      '待上传 0 张',
      '0101 1,183 张',
      '时间可信',
      '签名已解锁',
    ]);
  });

  it('says how long there was no line and how long there may be none, and never in red', () => {
    const offline = { line: 'offline', offline: { ...calm.offline!, hours: 2.24 } } as const;
    expect(cell('line', offline)).toMatchObject({ text: '离线 2:14 / 72:00', tone: 'offline' });
  });

  it('counts what waits, with its amount and its oldest', () => {
    const pending = { count: 3, amountFen: 46_000, oldest: '2026-11-24T10:21:03.120+08:00' };
    expect(cell('pending', { pending })?.text).toBe('待上传 3 张 ¥460.00 最早 10:21');
  });

  it('warns of low stock, and stops at none', () => {
    const stock = (blue: number) => [{ kind: '0101', kindName: '', available: blue + 5, blue }];
    expect(cell('stock', { stock: stock(20) })?.tone).toBe('warn');
    expect(cell('stock', { stock: stock(0) })?.tone).toBe('error');
    expect(cell('stock', { stock: [] })?.text).toBe('没有号段');
  });

  it('names what the platform sent back', () => {
    expect(cell('trouble', { objected: 1, unknown: 5 })?.text).toBe('平台退回 1 张 待查 5 张');
    expect(cell('trouble')).toBeUndefined();
  });
});
