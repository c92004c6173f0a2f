import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEInvoice } from '../../../src/main/documents/read-einvoice.ts';
import { fromBase64, fromUtf8 } from '../../../src/shared/gm/bytes.ts';
import type { UploadedInvoice } from '../../../src/shared/protocol/upload.ts';
import { type PracticeDesk, startPracticeDesk } from '../../support/practice-desk.ts';
import { reversalOf, withCheckCode } from '../../support/reversed-invoice.ts';

let desk: PracticeDesk;
let good: UploadedInvoice;
let reversed: UploadedInvoice;
let red: UploadedInvoice;
let objected: UploadedInvoice;
const payer = '<b>&"王\'小明';

beforeAll(async () => {
  desk = await startPracticeDesk();
  const terminal = await desk.newTerminal();
  const grant = await terminal.lease(10);
  const first = Number(grant.first);
  const order = (offset: number, checkCode: string) => withCheckCode(grant, first + offset, checkCode);
  const plain = order(0, 'AbC123');
  good = terminal.issue({
    ...plain,
    invoice: invoice => {
      const made = plain.invoice?.(invoice) ?? invoice;
      return { ...made, draft: { ...made.draft, payer: { type: '1', name: payer } } };
    },
  });
  reversed = terminal.issue(order(1, 'lI1O0o'));
  red = terminal.issue(reversalOf(reversed, order(2, 'ReD000')));
  const { results } = await terminal.uploaded(1, [good, reversed, red]);
  expect(results.map(({ result }) => result)).toEqual(['accepted', 'accepted', 'accepted']);
  desk.platform.setFault('object:E1207', true);
  objected = terminal.issue(order(3, 'ObJect'));
  await terminal.uploaded(terminal.journal.length, [objected]);
  desk.platform.setFault('object:E1207', false);
});
afterAll(() => desk.close());

const addressOf = ({ code, number }: UploadedInvoice, check: string) =>
  `code=${code}&number=${number}&check=${check}`;

async function page(query: string): Promise<string> {
  const response = await fetch(`${desk.place.url}/verify?${query}`);
  expect(response.status).toBe(200);
  return response.text();
}

/** What a reader sees: no markup, and the parts of a grouped number apart. */
const seen = async (query: string) => (await page(query)).replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

const asText = (invoice: UploadedInvoice, { check = 'AbC123', date = '20261124', total = '100.00' } = {}) =>
  `text=${encodeURIComponent(`CZ-EI-32,1.0.0,${invoice.code},${invoice.number},${check},${date},${total}`)}`;

describe('the verification page', () => {
  it('says of an accepted invoice what a payer needs, and no more of the payer', async () => {
    const text = await seen(addressOf(good, 'AbC123'));
    for (const fact of ['已监制', '非税收入统一票据', '3201 0126', '0000 0000 01', 'AbC123', '¥100.00'])
      expect(text).toContain(fact);
    for (const fact of ['2026-11-24', '江苏省演练单位', '演练 PRACTICE']) expect(text).toContain(fact);
    expect(text).not.toContain('小明');
    expect(await page(addressOf(good, 'AbC123'))).toContain('<dd>&lt;*</dd>');
    expect(await seen(addressOf(reversed, 'lI1O0o'))).toContain('交款人 王*');
  });

  it('says that an invoice was reversed, by which one, and what that one is', async () => {
    const text = await seen(addressOf(reversed, 'lI1O0o'));
    expect(text).toContain('✗ 已冲红');
    expect(text).toContain('红票： 3201 0126 0000 0000 03');
    expect(text).not.toContain('✓ 已监制');
    const ofRed = await seen(addressOf(red, 'ReD000'));
    expect(ofRed).toContain('−¥100.00');
    expect(ofRed).toContain('冲红了票据 3201 0126 0000 0000 02');
  });

  it('says that an invoice is there but not supervised, in the words of the platform', async () => {
    const text = await seen(addressOf(objected, 'ObJect'));
    expect(text).toContain('已受理，待处理（退回）');
    expect(text).toContain('（E1207）');
    expect(text).not.toContain('已监制');
    expect(text).not.toContain('下载');
  });

  it('tells a wrong check code from a number that is not there by nothing', async () => {
    const wrong = await page(addressOf(good, 'abc123'));
    const missing = await page(addressOf({ ...good, number: '9999999999' }, 'abc123'));
    expect(wrong).toContain('没有查到这张票据');
    expect(wrong.replaceAll(good.number, '')).toBe(missing.replaceAll('9999999999', ''));
    expect(await seen(addressOf(good, ''))).toContain('没有查到');
    expect(await seen(`code=${good.code}&code=1&number=${good.number}&check=AbC123`)).toContain(
      '输入票面上的',
    );
  });

  it('takes numbers as they stand on the page, with spaces and in full width, but not letters in another case', async () => {
    const spaced = `code=3201+0126&number=0000+0000+01&check=${encodeURIComponent('ＡｂＣ１２３')}`;
    expect(await seen(spaced)).toContain('已监制');
    expect(await seen(addressOf(good, 'ABC123'))).toContain('没有查到');
  });

  it('takes the text of the printed code, and says what in it differs', async () => {
    expect(await seen(asText(good))).toContain('已监制');
    expect(await seen(asText(good))).not.toContain('记录不同');
    expect(await seen(asText(good, { total: '1000.00' }))).toContain('✗ 票面金额与平台记录不同');
    expect(await seen(asText(good, { total: '1000.00', date: '20261125' }))).toContain('票面开票日期、金额');
    expect(await seen(asText(good, { check: 'aBC123', total: '1.00' }))).toContain('没有查到');
    for (const text of ['hello', 'CZ-EI-32,1.0.0,32010126', `${good.code},${good.number},AbC123`])
      expect(await seen(`text=${text}`)).toContain('没有读懂二维码内容');
  });

  it('says what it wants when nothing is asked', async () => {
    expect(await seen('')).toContain('输入票面上的代码、号码和校验码');
  });

  it('never takes what it was given for markup', async () => {
    const evil = encodeURIComponent('"><script>alert(1)</script>\'');
    for (const query of [`text=${evil}`, `code=${evil}&number=${evil}&check=${evil}`]) {
      const text = await page(query);
      expect(text).not.toContain('<script');
      expect(text).toContain('&quot;&gt;&lt;script&gt;');
    }
  });

  it('lets the browser load nothing but its own style, keeps nothing and needs no script', async () => {
    const { headers } = await fetch(`${desk.place.url}/verify`);
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(headers.get('cache-control')).toBe('no-store');
    const text = await page(addressOf(good, 'AbC123'));
    expect(text).toMatch(/^<!doctype html>\n<html lang="zh-CN">/);
    expect(text.match(/<h1>/g)).toHaveLength(1);
    expect(text).not.toMatch(/<script|<style| style=| on\w+=/);
    for (const [, id] of text.matchAll(/<input type="text"[^>]* id="(\w+)"/g))
      expect(text).toContain(`<label for="${id}">`);
    const link = /<link rel="stylesheet" href="([^"]+)">/.exec(text)?.[1];
    const css = await fetch(desk.place.url + link);
    expect(css.headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(await css.text()).toContain('prefers-color-scheme: dark');
  });

  it('is asked by address only', async () => {
    const response = await fetch(`${desk.place.url}/verify`, { method: 'POST', body: '' });
    expect(response.status).toBe(404);
  });
});

describe('the EInvoice file', () => {
  const download = (query: string) => fetch(`${desk.place.url}/verify/einvoice?${query}`);

  it('is what the unit signed, with both signatures, for whoever holds the check code', async () => {
    const text = await page(addressOf(good, 'AbC123'));
    const href = /href="(\/verify\/einvoice[^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&');
    const response = await fetch(desk.place.url + href);
    expect(response.headers.get('content-type')).toBe('application/xml');
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="einvoice-32010126-0000000001.xml"',
    );
    const file = await response.text();
    const signed = fromBase64(good.signedBytes);
    expect(file.startsWith(`<EInvoice>${fromUtf8(signed)}<EInvoiceSignature>`)).toBe(true);
    expect(file).toContain(fromUtf8(fromBase64(good.signature)));
    expect([...file.matchAll(/<Signature Id="(\w+)">/g)].map(([, id]) => id)).toEqual([
      'unit',
      'supervision',
    ]);
    expect(readEInvoice(signed).payer.name).toBe(payer);
  });

  it('is not there with another check code, and not before it is supervised', async () => {
    for (const query of [addressOf(good, 'abc123'), addressOf(good, ''), addressOf(objected, 'ObJect'), '']) {
      const response = await download(query);
      expect(response.status).toBe(404);
      expect(await response.text()).not.toContain('<EInvoice>');
    }
  });
});
