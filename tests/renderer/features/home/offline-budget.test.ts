import { describe, expect, it } from 'vitest';
import { stopReasons } from '../../../../src/renderer/app/stop-reasons.ts';
import { forecast } from '../../../../src/renderer/features/home/forecast.ts';
import { aged, offlineBudget, worstOf } from '../../../../src/renderer/features/home/offline-budget.ts';
import { shares } from '../../../../src/renderer/features/home/shares.ts';
import type { Status } from '../../../../src/shared/contract/status.ts';
import { calmStatus } from '../../calm-status.ts';

const away: Status = { ...calmStatus, line: 'offline' };
const hours = (spent: number): Status => ({ ...away, offline: { ...away.offline!, hours: spent } });
const cashier = { id: 'a', name: '周晓敏', roles: ['cashier' as const], locked: false };

describe('the offline budget', () => {
  it('is the share of each limit, and the worst of them leads', () => {
    const status = { ...hours(36), pending: { count: 10, amountFen: 15_000_000, oldest: null } };
    expect(offlineBudget(status).map(({ used }) => used)).toEqual([0.5, 0.02, 0.75]);
    expect(worstOf(offlineBudget(status))?.name).toBe('amount');
    expect(offlineBudget({ ...status, offline: null })).toEqual([]);
  });

  it('goes on while nothing happens, and not while there is a line', () => {
    expect(aged(hours(1), 1_800_000).offline?.hours).toBe(1.5);
    expect(aged(calmStatus, 1_800_000)).toBe(calmStatus);
  });

  it('stops issuing at a limit, and says what is safe', () => {
    expect(stopReasons(hours(71), cashier)).toEqual([]);
    expect(stopReasons(hours(72), cashier)).toEqual([
      '离线已满 72 小时，暂停开具；已开票据都在本机，查询打印照常；接通网络自动恢复',
    ]);
  });

  it('counts a locked key as a stop for those who issue only', () => {
    const locked: Status = { ...calmStatus, signer: 'locked' };
    expect(stopReasons(locked, cashier)).toHaveLength(1);
    expect(stopReasons(locked, { ...cashier, roles: ['auditor'] })).toEqual([]);
  });
});

describe('the forecast for the next working morning', () => {
  const friday = Date.parse('2026-11-27T16:00:00+08:00');
  it('looks over the weekend', () => {
    expect(forecast(hours(0), friday)).toEqual({ at: '周一 09:00', overFrom: null, over: false });
    expect(forecast(hours(10), friday)).toEqual({
      at: '周一 09:00',
      overFrom: '周一 06:00',
      over: false,
    });
    expect(forecast(hours(72), friday).over).toBe(true);
  });

  it('is tomorrow on a working day, by Beijing time', () => {
    expect(forecast(hours(0), Date.parse('2026-11-24T17:30:00Z')).at).toBe('周四 09:00');
    expect(forecast(hours(0), Date.parse('2026-11-24T15:30:00Z')).at).toBe('周三 09:00');
  });
});

describe('shares of the ways of paying', () => {
  const mode = (payMode: string, amountFen: number) => ({ payMode, count: 1, amountFen });
  it('add up to 100', () => {
    const found = shares([mode('现金', 100), mode('扫码支付', 100), mode('其他', 100)]);
    expect(found.map(({ percent }) => percent)).toEqual(['34%', '33%', '33%']);
  });

  it('are nothing where nothing was paid', () => {
    expect(shares([mode('现金', 0)]).map(({ percent }) => percent)).toEqual(['0%']);
    expect(shares([])).toEqual([]);
  });
});
