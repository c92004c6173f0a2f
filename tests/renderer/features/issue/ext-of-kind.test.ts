import { expect, it } from 'vitest';
import { extFieldsOf } from '../../../../src/renderer/features/issue/ext-of-kind.ts';
import { draftExtFields } from '../../../../src/shared/domain/extension-fields.ts';

const kinds = ['0101', '0201', '0401', '0501', '0601', '0602', '0701'];

it('offers on every kind only what a draft may carry, each once', () => {
  for (const kind of kinds) {
    const fields = extFieldsOf(kind, {});
    expect(fields.filter(name => !draftExtFields.includes(name))).toEqual([]);
    expect(new Set(fields).size).toBe(fields.length);
  }
});

it('shows whatever an order brought along, also where the kind does not usually have it', () => {
  expect(extFieldsOf('0201', { StudentID: '26' })).toContain('StudentID');
  expect(extFieldsOf('0201', {})).not.toContain('StudentID');
});
