import { expect, it } from 'vitest';
import { parseCount } from '../../../../src/renderer/features/leases/parse-count.ts';

it('reads a count as a person types it', () => {
  expect(parseCount('4000')).toBe(4000);
  expect(parseCount(' 4,000 ')).toBe(4000);
  expect(parseCount('４０００')).toBe(4000);
  expect(parseCount('1000000')).toBe(1_000_000);
});

it('takes nothing else for one', () => {
  for (const text of ['', '0', '-1', '1.5', '1e3', '四千', '1000001', '12345678'])
    expect(parseCount(text), text).toBeUndefined();
});
