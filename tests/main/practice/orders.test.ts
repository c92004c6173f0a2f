import { readFileSync } from 'node:fs';
import { create } from 'fontkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkCreditCode } from '../../../src/shared/domain/credit-code.ts';
import type { Draft, DraftText } from '../../../src/shared/domain/draft.ts';
import { issuingProblems } from '../../../src/shared/domain/issuing-problems.ts';
import { formatYuan, parseYuan } from '../../../src/shared/domain/money.ts';
import { parseDraft } from '../../../src/shared/domain/parse-draft.ts';
import { catalogue as catalogueSchema } from '../../../src/shared/protocol/catalogue.ts';
import { orderFound, ordersFound } from '../../../src/shared/protocol/orders.ts';
import { catalogueOf } from '../../support/catalogue-of.ts';
import { type PracticeDesk, startPracticeDesk } from '../../support/practice-desk.ts';

const read = (path: string): Buffer => readFileSync(new URL(`../../../assets/${path}`, import.meta.url));
const listed = JSON.parse(read('practice/orders.json').toString()) as readonly DraftText[];
const catalogue = catalogueOf(
  catalogueSchema
    .pick({ kinds: true, items: true })
    .parse(JSON.parse(read('practice/catalogue.json').toString())),
);
const font = create(read('fonts/NotoSerifSC-Regular.ttf'));
const missingGlyph = (text: string) =>
  'hasGlyphForCodePoint' in font
    ? [...text].find(character => !font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0))
    : text;

function parsed(order: DraftText): Draft {
  const result = parseDraft(order);
  if (!result.ok) throw new Error(`${order.businessNumber}: ${JSON.stringify(result.problems)}`);
  return result.draft;
}

describe('the sample orders', () => {
  const drafts = listed.map(parsed);

  it('may all be issued and printed with the practice catalogue', () => {
    const problems = drafts.flatMap(draft =>
      issuingProblems(draft, { catalogue, missingGlyph }).map(problem => [draft.businessNumber, problem]),
    );
    expect(problems).toEqual([]);
    expect(drafts.length).toBeGreaterThanOrEqual(30);
    expect(new Set(drafts.map(draft => draft.businessNumber)).size).toBe(drafts.length);
    expect(new Set(drafts.map(draft => draft.kind)).size).toBe(7);
  });

  it('split every medical total without a remainder, and inpatients settle what they prepaid', () => {
    const medical = drafts.filter(({ kind }) => kind === '0601' || kind === '0602');
    expect(medical).toHaveLength(10);
    for (const { businessNumber, totalFen, ext, kind } of medical) {
      const fen = (name: string) => parseYuan(ext[name] ?? '') ?? Number.NaN;
      const split = ['FundPayAmount', 'AccountPayAmount', 'OtherPayAmount', 'OwnPayAmount'];
      expect([businessNumber, split.reduce((sum, name) => sum + fen(name), 0)]).toEqual([
        businessNumber,
        totalFen,
      ]);
      if (kind === '0602')
        expect(fen('PrepayAmount') + fen('RechargeAmount') - fen('RefundAmount')).toBe(fen('OwnPayAmount'));
    }
  });

  it('begin with the order of the journeys: 200.00 of which 50.00 in cash', () => {
    expect(formatYuan(drafts[0]?.totalFen ?? 0)).toBe('200.00');
    expect(drafts[0]).toMatchObject({
      businessNumber: 'H-1001',
      kind: '0601',
      ext: { OwnPayAmount: '50.00' },
    });
  });

  it('name only organisations with a sound credit code', () => {
    for (const { payer } of drafts.filter(draft => draft.payer.type === '2'))
      expect(checkCreditCode(payer.code ?? '')).toEqual({ ok: true });
  });
});

describe('the business system of the practice platform', () => {
  let desk: PracticeDesk;
  beforeAll(async () => {
    desk = await startPracticeDesk();
  });
  afterAll(() => desk.close());

  async function ask(reference: string) {
    const response = await fetch(`${desk.place.url}/practice/orders/${encodeURIComponent(reference)}`);
    return { status: response.status, json: (await response.json()) as unknown };
  }

  it.each(['H-1001', ' h-1001 ', 'Ｈ-1001'])('finds an order by its number as typed: %j', async reference => {
    const { status, json } = await ask(reference);
    expect(status).toBe(200);
    expect(orderFound.parse(json).draft).toEqual(listed[0]);
  });

  it('finds the one order that has a beginning, and lists several', async () => {
    expect(orderFound.parse((await ask('M-')).json).draft.businessNumber).toBe('M-7001');
    const { status, json } = await ask('H-10');
    expect(status).toBe(300);
    const { several } = ordersFound.parse(json);
    expect(several).toHaveLength(10);
    expect(several[9]).toBe('H-1010');
  });

  it('says that an order is not there, whatever was typed', async () => {
    for (const reference of ['H-9999', '1001', '-', '__proto__', 'H-1001/../H-1002', '<b>'])
      expect(await ask(reference)).toMatchObject({ status: 404, json: { error: { code: 'not_found' } } });
  });

  it('is another system: no fault of the platform touches it', async () => {
    desk.platform.setFault('unreachable', true);
    expect(await ask('H-1002')).toMatchObject({ status: 200 });
    desk.platform.setFault('unreachable', false);
  });
});
