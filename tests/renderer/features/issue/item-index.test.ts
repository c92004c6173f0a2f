import { describe, expect, it } from 'vitest';
import {
  type FeeItemView,
  indexItems,
  parseSearch,
  rankItems,
} from '../../../../src/renderer/features/issue/item-index.ts';
import { createInitials } from '../../../../src/renderer/features/issue/pinyin-initials.ts';

const item = (code: string, name: string, mnemonic: string, kinds = ['0101']): FeeItemView => ({
  code,
  name,
  mnemonic,
  kinds,
});

const items = [
  item('10304430101', '船舶过闸费（货船）', 'cbgzfhc'),
  item('10304430102', '过磅费', 'gbf'),
  item('10304430103', '过闸费', 'gzf'),
  item('10304430104', '工作费加收', 'gzfjs'),
  item('01', '床位费', 'cwf', ['0601']),
];

const index = indexItems(items);
const uses = new Map([['10304430104', 2]]);
const found = (text: string, kind = '0101') =>
  rankItems(index, text, { kind, limit: 8, uses: new Map() }).map(({ name }) => name);
const spokenNames = (names: readonly string[], text: string) => {
  const spoken = indexItems(
    names.map((name, at) => ({ code: `9${at}`, name, kinds: ['0101'] })),
    createInitials(),
  );
  return rankItems(spoken, text, { kind: '0101', limit: 8, uses: new Map() }).map(({ name }) => name);
};

describe('fee item search', () => {
  it('puts the exact mnemonic before longer ones, those before parts of names', () => {
    expect(found('gzf')).toEqual(['过闸费', '工作费加收', '船舶过闸费（货船）']);
  });

  it('finds by code prefix and by part of the name', () => {
    expect(found('1030443010')).toHaveLength(4);
    expect(found('过闸')).toEqual(['船舶过闸费（货船）', '过闸费']);
  });

  it('offers only items of the kind, all of them in catalogue order before anything is typed', () => {
    expect(found('cwf')).toEqual([]);
    expect(found('', '0601')).toEqual(['床位费']);
    expect(found('')[0]).toBe('船舶过闸费（货船）');
  });

  it('reads full-width and capital letters', () => {
    expect(found('ＧＺＦ')[0]).toBe('过闸费');
  });

  it('takes a quantity before an asterisk', () => {
    expect(parseSearch('3*gz')).toEqual({ quantity: '3', text: 'gz' });
    expect(parseSearch('２.５＊gz')).toEqual({ quantity: '2.5', text: 'gz' });
    expect(parseSearch('gz')).toEqual({ quantity: undefined, text: 'gz' });
  });

  it('puts the more used one first between equals, and only between equals', () => {
    const ranked = (text: string) => rankItems(index, text, { kind: '0101', limit: 8, uses });
    expect(ranked('g').map(({ name }) => name)).toEqual([
      '工作费加收',
      '过磅费',
      '过闸费',
      '船舶过闸费（货船）',
    ]);
    expect(ranked('gzf')[0]?.name).toBe('过闸费');
  });

  it('finds by the initials of every reading, from the beginning before further in', () => {
    expect(spokenNames(['校长培训费', '长江过闸费'], 'cj')).toEqual(['长江过闸费']);
    expect(spokenNames(['校长培训费', '长江过闸费'], 'zj')).toEqual(['长江过闸费']);
    expect(spokenNames(['校长培训费', '长江过闸费'], 'xz')).toEqual(['校长培训费']);
    expect(spokenNames(['城市重建费', '重建保证金'], 'cj')).toEqual(['重建保证金', '城市重建费']);
  });

  it('does not speak what is not read aloud', () => {
    expect(spokenNames(['考试费（科目一）', '城市道路占用、挖掘修复费'], 'ksfkmy')).toEqual([
      '考试费（科目一）',
    ]);
    expect(spokenNames(['城市道路占用、挖掘修复费'], 'zywj')).toHaveLength(1);
  });
});
