import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createFonts } from '../../../src/main/documents/fonts/fonts.ts';
import { createInvoicePdf } from '../../../src/main/documents/invoice-pdf.ts';
import { itWith } from '../../support/not-run.ts';
import { run } from '../../support/run.ts';
import { aPrintedInvoice, invoicePdf } from './a-printed-invoice.ts';
import { anInvoice, anItem } from './an-invoice.ts';
import { openPdf, pageText } from './read-pdf.ts';

const folder = mkdtempSync(join(tmpdir(), 'invoice-pdf-'));
afterAll(() => rmSync(folder, { recursive: true }));

const invoice = anInvoice({ items: Array.from({ length: 9 }, () => anItem()) });
const document = aPrintedInvoice(invoice, { marks: ['练习'] });
const file = join(folder, 'invoice.pdf');
writeFileSync(file, await invoicePdf.compose(document));

describe('other programs', () => {
  it('are looked for', () => expect(readFileSync(file).toString('latin1', 0, 8)).toBe('%PDF-1.7'));

  itWith(['pdftotext'], 'pdftotext reads the numbers, the capitals and the Chinese names', () => {
    const text = run('pdftotext', '-layout', file, '-');
    for (const part of [
      '32010126',
      '0000000137',
      '玖佰圆整',
      '南京长江航运&船务有限公司',
      '机动车号牌工本费',
    ])
      expect(text).toContain(part);
  });

  itWith(['pdfdetach'], 'pdfdetach takes out exactly the EInvoice file', () => {
    const out = join(folder, 'einvoice.xml');
    run('pdfdetach', '-savefile', 'einvoice.xml', '-o', out, file);
    expect(Buffer.compare(readFileSync(out), document.einvoiceFile)).toBe(0);
  });

  itWith(['qpdf'], 'qpdf finds nothing to complain about', () => {
    expect(run('qpdf', '--check', file)).toContain('No syntax or stream encoding errors found');
  });

  itWith(['pdftoppm', 'zbarimg'], 'zbarimg reads the QR code at screen resolution', () => {
    run('pdftoppm', '-r', '110', '-f', '1', '-l', '1', '-singlefile', '-png', file, join(folder, 'page'));
    expect(run('zbarimg', '--raw', '-q', join(folder, 'page.png')).trim()).toBe(document.faceQr);
  });
});

describe('characters the bundled font does not have', () => {
  const rare = '张\u{20BB7}\u{2CB4E}㐂\u{2A6D6}';

  const readsBack = async (fonts: string): Promise<void> => {
    const pdfs = createInvoicePdf({ fonts: createFonts({ folders: [fonts], systemFolders: [] }) });
    const printed = aPrintedInvoice(anInvoice({ draft: { payer: { type: '1', name: rare } } }));
    const bytes = await pdfs.compose(printed);
    expect(await pageText(await openPdf(bytes))).toContain(`交款人：${rare}`);
    const rareFile = join(folder, 'rare.pdf');
    writeFileSync(rareFile, bytes);
    expect(run('qpdf', '--check', rareFile)).toContain('No syntax');
    const embedded = run('pdffonts', rareFile).match(/CID TrueType .* yes +yes +yes /g);
    expect(embedded?.length).toBeGreaterThanOrEqual(2);
  };

  const hanazono = '/usr/share/fonts/truetype/hanazono';
  itWith([hanazono, 'qpdf', 'pdffonts'], 'are printed with a TrueType font of the folder', () =>
    readsBack(hanazono),
  );

  const notoCjk = '/usr/share/fonts/opentype/noto';
  itWith([notoCjk, 'qpdf', 'pdffonts'], 'are printed with a collection of CFF fonts', async () => {
    const fonts = createFonts({ folders: [notoCjk], systemFolders: [] });
    const bytes = await createInvoicePdf({ fonts }).compose(
      aPrintedInvoice(anInvoice({ draft: { payer: { type: '1', name: '张\u{20BB7}' } } })),
    );
    const cffFile = join(folder, 'cff.pdf');
    writeFileSync(cffFile, bytes);
    expect(run('qpdf', '--check', cffFile)).toContain('No syntax');
    expect(run('pdftotext', cffFile, '-')).toContain('张\u{20BB7}');
    expect(run('pdffonts', cffFile)).toContain('CID Type 0C');
  });
});
