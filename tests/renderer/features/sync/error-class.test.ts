import { expect, it } from 'vitest';
import { errorClass } from '../../../../src/renderer/features/sync/error-class.ts';

it('says whose trouble it is', () => {
  expect(errorClass('platform_unreachable')).toBe('network');
  expect(errorClass('platform_refused')).toBe('platform');
  expect(errorClass('catalogue_invalid')).toBe('content');
  expect(errorClass('answer_untrusted')).toBe('certificate');
});

it('takes whatever it does not know for the desk’s own', () => {
  expect(errorClass('internal')).toBe('desk');
  expect(errorClass('toString')).toBe('desk');
});
