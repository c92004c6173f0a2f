import { expect, it } from 'vitest';
import { clockText } from '../../../../src/renderer/features/sync/clock-text.ts';

it('writes minutes and seconds with two digits each', () => {
  expect(clockText(8)).toBe('00:08');
  expect(clockText(15 * 60)).toBe('15:00');
  expect(clockText(59 * 60 + 59)).toBe('59:59');
});
