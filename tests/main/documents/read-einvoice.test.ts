import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeEInvoice } from '../../../src/main/documents/einvoice-xml.ts';
import { readEInvoice } from '../../../src/main/documents/read-einvoice.ts';
import { restoreInvoice } from '../../../src/main/documents/restore-invoice.ts';
import { aKind, anInvoice, arbitraryInvoice } from './an-invoice.ts';

const text = new TextDecoder().decode(composeEInvoice(anInvoice()));
const read = (xml: string) => readEInvoice(new TextEncoder().encode(xml));
const refused = expect.objectContaining({ code: 'input_invalid' });

describe('reading signed bytes', () => {
  it('gives what was composed', () => {
    expect(read(text)).toMatchObject({
      eInvoiceId: '7310000000-62101023',
      tag: 'CZ-EI-32',
      version: '1.1.0',
      name: aKind.name,
      specimenCode: '3201012601',
      totalFen: 10_500,
      issueDate: '20261124',
      issueTime: '10:21:03',
      issuedAt: Date.parse('2026-11-24T10:21:03+08:00'),
      payer: { type: '2', name: '南京长江航运&船务有限公司' },
      related: undefined,
      ext: { PayCode: '3200112600000137' },
      unitSeal: { id: 'unit-1' },
      items: [
        { code: '10304321102', amountFen: 10_000 },
        { quantity: '0.5', remark: '换证 <补>' },
      ],
    });
  });

  it('restores any invoice, and the restored invoice composes to the same bytes', () => {
    fc.assert(
      fc.property(arbitraryInvoice, invoice => {
        const bytes = composeEInvoice(invoice);
        const restored = restoreInvoice(bytes, invoice.kind);
        expect(restored).toEqual(invoice);
        expect(Buffer.from(composeEInvoice(restored)).equals(bytes)).toBe(true);
      }),
    );
  });

  it('refuses to restore under another kind', () => {
    const bytes = composeEInvoice(anInvoice());
    expect(() => restoreInvoice(bytes, { ...aKind, name: '别的票据' })).toThrow(refused);
    expect(() => restoreInvoice(bytes, { ...aKind, templateSuffix: '02' })).toThrow(refused);
  });

  it('refuses every invoice with one byte changed to a markup character or dropped', () => {
    const bytes = composeEInvoice(anInvoice());
    fc.assert(
      fc.property(
        fc.nat({ max: bytes.length - 1 }),
        fc.constantFrom(0x3c, 0x3e, 0x26, 0xff, 0x0a),
        (at, byte) => {
          const changed = Uint8Array.from(bytes);
          fc.pre(changed[at] !== byte);
          changed[at] = byte;
          expect(() => readEInvoice(changed)).toThrow(refused);
        },
      ),
    );
    for (let end = 0; end < bytes.length; end += 7)
      expect(() => readEInvoice(bytes.subarray(0, end))).toThrow(refused);
  });

  const remark = '<Remark>车牌号 苏A12345</Remark>';
  const payMode = '<PayMode>现金</PayMode>';
  it.each([
    ['an unknown element', text.replace(remark, `${remark}<Extra>1</Extra>`)],
    ['an element twice', text.replace(remark, remark + remark)],
    ['elements in another order', text.replace(payMode, '').replace(remark, remark + payMode)],
    ['a missing element', text.replace('<Checker>李复核</Checker>', '')],
    ['an empty element', text.replace(remark, '<Remark></Remark>')],
    ['a self-closing element', text.replace(remark, '<Remark/>')],
    ['no items', text.replace(/<Item>.*<\/Item>/, '')],
    ['an attribute', text.replace('<Remark>', '<Remark a="1">')],
    ['white space between elements', text.replace('<Remark>', ' <Remark>')],
    ['white space in a tag', text.replace('<Remark>', '<Remark >')],
    ['a declaration', `<?xml version="1.0"?>${text}`],
    ['a byte order mark', `\uFEFF${text}`],
    ['a document type', `<!DOCTYPE x>${text}`],
    ['a comment', text.replace('苏A12345', '苏<!-- -->A12345')],
    ['CDATA', text.replace('苏A12345', '<![CDATA[苏A12345]]>')],
    ['another spelling of a character', text.replace('苏A12345', '苏&#65;12345')],
    ['an unescaped >', text.replace('苏A12345', '苏>A12345')],
    ['a wrapper', `<EInvoice>${text}</EInvoice>`],
    ['a closed wrapper', `</EInvoice><EInvoice>${text}`],
    ['two invoices', text + text],
    ['text after the end', `${text}x`],
    ['an element inside a text', text.replace('苏A12345', '<b>苏A12345</b>')],
    ['an amount with one decimal', text.replace('>105.00<', '>105.0<')],
    ['an amount with separators', text.replace('>105.00<', '>1,05.00<')],
    ['a quantity with trailing zeros', text.replace('>0.5<', '>0.50<')],
    ['a day that does not exist', text.replace('20261124', '20260231')],
    ['a time that does not exist', text.replace('10:21:03', '24:00:00')],
    ['a code of nine digits', text.replace('>32010126<', '>320101261<')],
    [
      'half a related invoice',
      text.replace('<PayCode>', '<RelatedInvoiceCode>32010126</RelatedInvoiceCode><PayCode>'),
    ],
    [
      'an extension amount that is none',
      text.replace('<PayCode>', '<FundPayAmount>1</FundPayAmount><PayCode>'),
    ],
    ['nothing', ''],
  ])('refuses %s', (_, xml) => {
    expect(xml).not.toBe(text);
    expect(() => read(xml)).toThrow(refused);
  });

  it('refuses a hundred thousand nested elements without running out of stack', () => {
    expect(() => read('<Header>'.repeat(100_000) + '</Header>'.repeat(100_000))).toThrow(refused);
  });
});
