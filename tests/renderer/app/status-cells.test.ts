import { describe, expect, it } from 'vitest';
import { type CellFacts, statusCells } from '../../../src/renderer/app/status-cells.ts';
import { gradesOf, newsOf } from '../../../src/renderer/app/use-spoken-cells.ts';
import type { Status } from '../../../src/shared/contract/status.ts';
import { calmOutlook, calmStatus } from '../calm-status.ts';

const cells = (patch: Partial<Status> = {}, facts: Partial<CellFacts> = {}) =>
  statusCells({
    status: { ...calmStatus, ...patch },
    kind: '0101',
    outlook: [calmOutlook],
    home: { todo: [], health: [] },
    ...facts,
  });
const cell = (name: string, patch: Partial<Status> = {}, facts: Partial<CellFacts> = {}) =>
  cells(patch, facts).find(candidate => candidate.name === name);
const offline = { ...calmStatus.offline!, hours: 2.24 };

describe('the status bar', () => {
  it('is quiet when all is well', () => {
    expect(cells().map(({ text }) => text)).toEqual([
      '在线',
      '待上传 0 张',
      '0101 1,183 张 ≈5 天',
      '时间可信',
      '签名已解锁',
      '打印、备份正常',
    ]);
    expect(cells().map(({ tone }) => tone)).not.toContain('error');
  });

  it('says how long there has been no line, since when, and never in red', () => {
    expect(cell('line', { line: 'offline', offline })).toMatchObject({
      text: '离线 2:14 自 08:07',
      tone: 'offline',
    });
  });

  it('counts what waits, with its amount and its oldest', () => {
    const pending = { count: 3, amountFen: 46_000, oldest: '2026-11-24T10:21:03.120+08:00' };
    expect(cell('pending', { pending })?.text).toBe('待上传 3 张 ¥460.00 最早 10:21');
    expect(cell('pending', { pending: { ...pending, count: 500 } })?.tone).toBe('error');
  });

  it('warns of low stock by days and by the reserve, and stops at none', () => {
    const stock = (blue: number) => [{ kind: '0101', kindName: '', available: blue + 5, blue }];
    const days = (daysLeft: number) => ({ outlook: [{ ...calmOutlook, daysLeft }] });
    expect(cell('stock', {}, days(4.9))).toMatchObject({ tone: 'warn', icon: 'ring' });
    expect(cell('stock', {}, days(0.5))).toMatchObject({ tone: 'warn', icon: 'warn' });
    expect(cell('stock', { stock: stock(5) }, days(30))).toMatchObject({ tone: 'warn', icon: 'warn' });
    expect(cell('stock', { stock: stock(0) })).toMatchObject({ tone: 'error', text: '0101 0 张' });
    expect(cell('stock', { stock: [] })?.text).toBe('没有号段');
  });

  it('shows the offline budget only without a line, by the worst of the three limits', () => {
    expect(cell('budget')).toBeUndefined();
    const away = (patch: Partial<Status>) => cell('budget', { line: 'offline', offline, ...patch });
    expect(away({})).toMatchObject({ text: '离线余量 69:45 小时', tone: 'plain' });
    const waiting = (count: number) => ({ pending: { count, amountFen: 0, oldest: null } });
    expect(away(waiting(250))).toMatchObject({ text: '离线余量 250 张', icon: 'ring' });
    expect(away(waiting(400))).toMatchObject({ tone: 'warn', icon: 'warn' });
    expect(away(waiting(475))).toMatchObject({ tone: 'warn', icon: 'cross' });
    expect(away(waiting(500))).toMatchObject({ text: '离线限额已满', tone: 'error' });
    expect(away({ pending: { count: 1, amountFen: 18_000_000, oldest: null } })?.text).toBe(
      '离线余量 ¥20,000.00',
    );
  });

  it('names what the platform sent back', () => {
    expect(cell('trouble', { objected: 1, unknown: 5 })?.text).toBe('平台退回 1 张 待查 5 张');
    expect(cell('trouble')).toBeUndefined();
  });

  it('names unresolved prints before a backup that is missing', () => {
    const home = { todo: [], health: [{ name: '备份', state: 'amber' as const, text: '' }] };
    expect(cell('devices', {}, { home })?.text).toBe('备份需留意');
    const printing = { ...home, todo: [{ kind: 'print' as const, count: 2 }] };
    expect(cell('devices', {}, { home: printing })?.text).toBe('未决打印 2');
    expect(cell('devices', {}, { home: undefined })).toBeUndefined();
  });
});

describe('what the status bar speaks', () => {
  const before = gradesOf(cells());
  it('is nothing while only counts go up', () => {
    const pending = { count: 3, amountFen: 46_000, oldest: null };
    expect(newsOf(cells({ pending }), before)).toBe('');
  });

  it('is the line when it goes or comes back', () => {
    const away = cells({ line: 'offline', offline });
    expect(newsOf(away, before)).toBe('连接：离线 2:14 自 08:07');
    expect(newsOf(cells(), gradesOf(away))).toBe('连接：在线');
  });

  it('is stock that runs out, not stock that comes', () => {
    const empty = cells({ stock: [] });
    expect(newsOf(empty, before)).toBe('库存：没有号段');
    expect(newsOf(cells(), gradesOf(empty))).toBe('');
  });
});
