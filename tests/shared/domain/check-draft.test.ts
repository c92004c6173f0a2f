import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { checkDraft } from '../../../src/shared/domain/check-draft.ts';
import type { DraftText } from '../../../src/shared/domain/draft.ts';
import { catalogueOf } from '../../support/catalogue-of.ts';

const { kinds, items } = JSON.parse(readFileSync('assets/practice/catalogue.json', 'utf8'));
const rules = { catalogue: catalogueOf({ kinds, items }), missingGlyph: () => undefined };

const draft: DraftText = {
  businessNumber: 'WL-1',
  kind: '0401',
  payer: { type: '2', name: '盐城安渔航运有限公司' },
  items: [{ itemCode: 'no such item', amount: '' }],
};

const found = (text: DraftText) =>
  checkDraft(text, rules).problems.map(({ field, code }) => `${field} ${code}`);

it('says what cannot be read and what breaks a rule together', () => {
  expect(found(draft)).toEqual([
    'items[0].amount amount_invalid',
    'payer.code credit_code_missing',
    'items[0].itemCode item_unknown',
  ]);
});

it('says nothing twice about one field, nor about a total that cannot be read', () => {
  expect(found({ ...draft, items: [{ itemCode: '10304010101', amount: 'x' }] }).join()).not.toContain(
    'amount_zero',
  );
});

it('gives no draft away while anything is wrong with it', () => {
  expect(checkDraft(draft, rules).draft).toBeUndefined();
});
