import { expect, it } from 'vitest';
import { otherInformation } from '../../../src/main/documents/other-information.ts';
import { extFieldLabels } from '../../../src/shared/domain/extension-fields.ts';
import type { InvoiceCode, InvoiceNumber } from '../../../src/shared/domain/ids.ts';
import { bundledFonts } from './a-printed-invoice.ts';
import { anInvoice } from './an-invoice.ts';

it('reads as labels and values in the order of the vocabulary', () => {
  const ext = { OwnPayAmount: '88.00', PatientNumber: 'M1', FundPayAmount: '12.00', MedicalDate: '20261124' };
  expect(otherInformation(anInvoice({ draft: { ext } }))).toBe(
    '业务流水号：HIS-2026-000137　门诊号：M1　就诊日期：20261124　医保统筹基金支付：12.00　个人现金支付：88.00　收款方式：现金',
  );
});

it('begins with the original on a red invoice', () => {
  const related = { code: '32010125' as InvoiceCode, number: '0000000009' as InvoiceNumber };
  expect(otherInformation(anInvoice({ related }))).toMatch(
    /^原票据代码：32010125　原票据号码：0000000009　业务流水号：/,
  );
});

it('has a label of its own for every field, printable with the bundled font', () => {
  const labels = Object.values(extFieldLabels);
  expect(new Set(labels).size).toBe(labels.length);
  expect(bundledFonts.missingGlyph(labels.join('：　'))).toBeUndefined();
});
