import { describe, expect, it } from 'vitest';
import {
  type FeeItemView,
  parseSearch,
  rankItems,
} from '../../../../src/renderer/features/issue/rank-items.ts';

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

const found = (text: string, kind = '0101') =>
  rankItems(items, text, { kind, limit: 8 }).map(({ name }) => name);

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
});
