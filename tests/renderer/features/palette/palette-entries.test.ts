import { describe, expect, it } from 'vitest';
import { gateTicks } from '../../../../src/renderer/features/palette/gate-ticks.ts';
import { paletteEntries, rankEntries } from '../../../../src/renderer/features/palette/palette-entries.ts';
import { byPinyin } from '../../../../src/renderer/features/palette/pinyin-matcher.ts';
import { rail } from '../../../../src/renderer/routing/sections.ts';
import type { Role } from '../../../../src/shared/domain/role.ts';
import { calmStatus } from '../../calm-status.ts';

const person = (...roles: Role[]) => ({ id: 'a', name: '周晓敏', roles, locked: false });
const entries = (...roles: Role[]) => paletteEntries(rail, person(...roles), 'issue');
const labels = (query: string, recent: readonly string[] = []) =>
  rankEntries(entries('administrator'), query, { recent, matches: byPinyin }).map(({ label }) => label);

describe('the palette', () => {
  it('finds by characters, by initials and by whole syllables', () => {
    expect(labels('工作')[0]).toBe('工作台');
    expect(labels('gzt')[0]).toBe('工作台');
    expect(labels('piaoju')[0]).toBe('票据');
    expect(labels('wsmbnkp')).toEqual(['为什么不能开票']);
    expect(labels('zzzz')).toEqual([]);
  });

  it('knows every reading of a character', () => {
    expect(byPinyin('重设口令', 'cskl')).toBe(0);
    expect(byPinyin('重设口令', 'zskl')).toBe(0);
  });

  it('puts what begins so before what contains it', () => {
    expect(labels('kp').slice(0, 2)).toEqual(['开票', '锁定开票台']);
  });

  it('begins with what was used last, each thing once', () => {
    const found = labels('', ['command-dark', 'gone']);
    expect(found[0]).toBe('换成深色');
    expect(found.filter(label => label === '换成深色')).toHaveLength(1);
    expect(found).toHaveLength(entries('administrator').length);
  });

  it('offers what a person may do', () => {
    const names = (...roles: Role[]) => entries(...roles).map(({ id }) => id);
    expect(names('cashier')).not.toContain('command-addUser');
    expect(names('administrator')).toContain('command-addUser');
  });

  it('has an own name for every entry', () => {
    const ids = entries('administrator', 'manager').map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('为什么不能开票', () => {
  const blocked = (...[status, user]: Parameters<typeof gateTicks>) =>
    gateTicks(status, user, '0101')
      .filter(({ ok }) => !ok)
      .map(({ name }) => name);

  it('ticks all eight on a good day', () => {
    expect(gateTicks(calmStatus, person('cashier'), '0101')).toHaveLength(8);
    expect(blocked(calmStatus, person('cashier'), '0101')).toEqual([]);
  });

  it('names what is in the way', () => {
    const status = { ...calmStatus, clock: 'doubtful', stock: [], quarantined: true } as const;
    expect(blocked({ ...status, stock: [] }, person('auditor'), '0101')).toEqual([
      'role',
      'quarantine',
      'clock',
      'stock',
    ]);
  });
});
