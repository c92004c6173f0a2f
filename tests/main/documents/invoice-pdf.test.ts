import { describe, expect, it } from 'vitest';
import { createFonts } from '../../../src/main/documents/fonts/fonts.ts';
import { createInvoicePdf } from '../../../src/main/documents/invoice-pdf.ts';
import type { InvoiceCode, InvoiceNumber } from '../../../src/shared/domain/ids.ts';
import { aPrintedInvoice, generalFace, invoicePdf } from './a-printed-invoice.ts';
import { anInvoice, anItem } from './an-invoice.ts';
import { attachments, openPdf, pageText, placedTexts, scanQr } from './read-pdf.ts';

const composed = async (...given: Parameters<typeof aPrintedInvoice>) =>
  openPdf(await invoicePdf.compose(aPrintedInvoice(...given)));

describe('the PDF of an invoice', () => {
  it('says everything on the face, as text that can be copied', async () => {
    const text = await pageText(await composed());
    for (const part of [
      '江苏省非税收入统一票据（电子）',
      '票据代码：32010126',
      '票据号码：0000000137',
      '校验码：f5bE79',
      '开票日期：2026-11-24',
      '交款人统一社会信用代码：91320000MA1ABCDE0X',
      '交款人：南京长江航运&船务有限公司',
      '项目编码项目名称单位数量标准金额（元）备注',
      '10304321102机动车号牌工本费副1100100.00',
      '10304490801驾驶证工本费本0.5105.00换证<补>',
      '金额合计（大写）：壹佰零伍圆整',
      '（小写）：¥105.00',
      '其他信息：业务流水号：HIS-2026-000137缴款码：3200112600000137收款方式：现金',
      '备注：车牌号苏A12345',
      '收款单位（章）：江苏省演练市车辆管理所',
      '复核人：李复核',
      '收款人：王会计',
    ])
      expect(text).toContain(part);
  });

  it('gives the same bytes for the same input, from another process-wide font too', async () => {
    const first = await invoicePdf.compose(aPrintedInvoice(undefined, { marks: ['练习'] }));
    await invoicePdf.compose(aPrintedInvoice(anInvoice({ handler: '别人' })));
    const again = await invoicePdf.compose(aPrintedInvoice(undefined, { marks: ['练习'] }));
    const other = createInvoicePdf({ fonts: createFonts({ folders: [], systemFolders: [] }) });
    const elsewhere = await other.compose(aPrintedInvoice(undefined, { marks: ['练习'] }));
    expect(Buffer.compare(first, again)).toBe(0);
    expect(Buffer.compare(first, elsewhere)).toBe(0);
  });

  it('gives other bytes for a reprint', async () => {
    const first = await invoicePdf.compose(aPrintedInvoice());
    const reprint = await invoicePdf.compose(aPrintedInvoice(undefined, { marks: ['补打第1次'] }));
    expect(Buffer.compare(first, reprint)).not.toBe(0);
  });

  it('carries the EInvoice file, byte for byte', async () => {
    const document = aPrintedInvoice();
    const pdf = await openPdf(await invoicePdf.compose(document));
    const attached = await attachments(pdf);
    expect([...attached.keys()]).toEqual(['einvoice.xml']);
    expect(Buffer.from(document.einvoiceFile).equals(attached.get('einvoice.xml')!)).toBe(true);
  });

  it('names itself, its language and its moment', async () => {
    const pdf = await composed();
    const { info } = await pdf.getMetadata();
    expect(info).toMatchObject({
      Title: '江苏省非税收入统一票据（电子） 32010126 0000000137',
      Author: '江苏省演练市车辆管理所',
      CreationDate: 'D:20261124022103Z',
      ModDate: 'D:20261124022103Z',
      Language: 'zh-CN',
    });
  });

  it('has a QR code that scans to the printed text, on the first and on a continuation page', async () => {
    const invoice = anInvoice({
      items: Array.from({ length: 8 }, () => anItem({ amountFen: 999_999_999_999 })),
    });
    const document = aPrintedInvoice(invoice, { marks: ['练习', '已冲红'] });
    const pdf = await openPdf(await invoicePdf.compose(document));
    expect(await scanQr(pdf, 1)).toBe(document.faceQr);
    expect(await scanQr(pdf, 2)).toBe(document.faceQr);
  });

  it('shows its marks in the marks area, and the denying ones across the page as well', async () => {
    const marks = ['练习', '离线开具，待监制', '补打第1次', '已冲红'];
    const texts = await placedTexts(await composed(undefined, { marks }));
    for (const mark of marks) {
      const boxed = texts.filter(({ text, rotated }) => !rotated && text === mark);
      expect(boxed, mark).toHaveLength(1);
      expect(boxed[0]?.y).toBeLessThan(25);
      expect((boxed[0]?.x ?? 0) + (boxed[0]?.width ?? 0)).toBeLessThan(45);
    }
    const across = texts.filter(({ rotated }) => rotated).map(({ text }) => text);
    expect(across.join('').replace(/\s/g, '')).toBe('练习已冲红');
  });

  it('names the original on a red invoice', async () => {
    const related = { code: '32010125' as InvoiceCode, number: '0000000009' as InvoiceNumber };
    const invoice = anInvoice({ related, items: [anItem({ amountFen: -10_000 })] });
    const text = await pageText(await composed(invoice));
    expect(text).toContain('原票据代码：32010125原票据号码：0000000009');
    expect(text).toContain('负壹佰圆整');
    expect(text).toContain('¥−100.00');
  });

  it('refuses a character that no font draws, by name, instead of printing a blank box', async () => {
    const invoice = anInvoice({ draft: { payer: { type: '1', name: '张\u{20BB7}' } } });
    await expect(invoicePdf.compose(aPrintedInvoice(invoice))).rejects.toMatchObject({
      code: 'invoice_not_issuable',
      details: { character: '\u{20BB7}' },
    });
  });

  it('refuses a seal that is no PNG', async () => {
    const seals = [{ owner: 'unit' as const, image: Buffer.from('GIF89a') }];
    await expect(invoicePdf.compose(aPrintedInvoice(undefined, { seals }))).rejects.toMatchObject({
      code: 'catalogue_invalid',
    });
  });
});

describe('long contents', () => {
  const longName = '新疆维吾尔自治区（Xinjiang）国际经济技术合作有限责任公司，'.repeat(4).slice(0, 100);
  const longRemark = '补交二〇二五年度差额，详见通知书（苏财综〔2026〕29号）。'.repeat(10).slice(0, 200);
  const longItem = '船舶港务费及过闸费（长江干线江苏段）补征差额部分'.repeat(3).slice(0, 60);
  const full = anInvoice({
    unit: { code: '1', name: longName.slice(0, 60) },
    handler: longName.slice(0, 50),
    checker: longName.slice(0, 50),
    items: Array.from({ length: 12 }, () =>
      anItem({
        name: longItem,
        itemRemark: longRemark.slice(0, 100),
        unit: '平方米·年度'.repeat(3),
        amountFen: 833_333_333_333,
      }),
    ),
    draft: {
      payer: { type: '2', name: longName, code: '91320000MA1ABCDE0X'.repeat(2) },
      remark: longRemark,
      ext: { Address: longName, School: longName, Faculty: longName, DepartmentName: longName },
    },
  });

  it('are all there, none cut off', async () => {
    const pdf = await composed(full);
    const text = (await pageText(pdf, 1)) + (await pageText(pdf, 2));
    const count = (part: string) => text.split(part).length - 1;
    expect(count(longItem)).toBe(12);
    expect(count(longRemark.slice(0, 100))).toBe(12 + 1);
    expect(count(longRemark)).toBe(1);
    expect(count(longName)).toBe(1 + 1 + 4);
  });

  it('stay inside their cells and on the page', async () => {
    const pdf = await composed(full);
    const edges = [generalFace.table.x];
    for (const { width } of generalFace.table.columns) edges.push((edges.at(-1) ?? 0) + width);
    for (const page of [1, 2]) {
      const texts = await placedTexts(pdf, page);
      const top = generalFace.table.y;
      const bottom = page === 1 ? 91 : 130;
      const cells = texts.filter(({ y }) => y > top && y < bottom);
      expect(cells.length).toBeGreaterThan(30);
      for (const { text, x, width } of cells) {
        const left = edges.filter(edge => edge <= x + 0.01).at(-1) ?? 0;
        const right = edges.find(edge => edge > x + 0.01) ?? 0;
        expect(x, text).toBeGreaterThanOrEqual(left + 0.9);
        expect(x + width, text).toBeLessThanOrEqual(right - 0.9);
      }
      for (const { text, x, y, width } of texts) {
        expect(x + width, text).toBeLessThanOrEqual(generalFace.width - 9.99);
        expect(y, text).toBeLessThan(generalFace.height);
      }
    }
  });

  it('of the head do not run into each other', async () => {
    const texts = (await placedTexts(await composed(full))).filter(
      ({ y }) => y > 24 && y < generalFace.table.y,
    );
    for (const { text, x, width } of texts.filter(({ x: left }) => left < 110))
      expect(x + width, text).toBeLessThanOrEqual(110.01);
  });
});

describe('many items', () => {
  const items = Array.from({ length: 500 }, (_, index) =>
    anItem({ name: `第${index + 1}项。`, amountFen: index + 1 }),
  );

  it('run on to continuation pages, in order, each once, with the head and the page number', async () => {
    const pdf = await composed(anInvoice({ items }));
    const pages = await Promise.all(
      Array.from({ length: pdf.numPages }, (_, index) => pageText(pdf, index + 1)),
    );
    expect(pages.length).toBe(1 + Math.ceil(494 / 11));
    expect(pages.join('').match(/第\d+项。/g)).toEqual(items.map(({ name }) => name));
    for (const [index, text] of pages.entries()) {
      expect(text).toContain('票据号码：0000000137');
      expect(text).toContain(`第${index + 1}页，共${pages.length}页`);
      expect(text.includes('金额合计')).toBe(index === 0);
    }
    expect(pages[0]).toContain('¥1,252.50');
    expect(pages[0]).toContain('本页小计¥0.21');
  });

  it('that just fill the table need no second page', async () => {
    const fitting = anInvoice({ items: items.slice(0, generalFace.table.rows) });
    const pdf = await composed(fitting);
    expect(pdf.numPages).toBe(1);
    expect(await pageText(pdf)).not.toContain('第1页');
  });
});
