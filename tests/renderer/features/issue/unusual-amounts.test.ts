import { expect, it } from 'vitest';
import { blankRow } from '../../../../src/renderer/features/issue/issue-form.ts';
import { unusualAmounts } from '../../../../src/renderer/features/issue/unusual-amounts.ts';

const row = (amount: string) => ({ ...blankRow(), itemCode: '103', amount });
const usage = [{ itemCode: '103', uses: 3, highestFen: 10_000 }];

it('asks about more than ten times the highest of the item, and not about ten times', () => {
  expect(unusualAmounts([row('1000')], usage)).toEqual([]);
  const doubtful = row('1000.01');
  expect(unusualAmounts([row('5'), doubtful], usage)).toEqual([
    { rowKey: doubtful.key, amountFen: 100_001, highestFen: 10_000 },
  ]);
});

it('asks nothing of an item that was never used', () => {
  expect(unusualAmounts([row('99999')], [])).toEqual([]);
});
