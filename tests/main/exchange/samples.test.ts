import { readFileSync } from 'node:fs';
import { create } from 'fontkit';
import { describe, expect, it } from 'vitest';
import { readDraftFile } from '../../../src/main/exchange/draft-file.ts';
import type { DraftRow } from '../../../src/main/exchange/draft-row.ts';
import { checkCreditCode } from '../../../src/shared/domain/credit-code.ts';
import type { Draft } from '../../../src/shared/domain/draft.ts';
import { issuingProblems } from '../../../src/shared/domain/issuing-problems.ts';
import { parseDraft } from '../../../src/shared/domain/parse-draft.ts';
import type { Problem } from '../../../src/shared/domain/problem.ts';
import { catalogue as catalogueSchema } from '../../../src/shared/protocol/catalogue.ts';
import { catalogueOf } from '../../support/catalogue-of.ts';

const read = (path: string): Buffer => readFileSync(new URL(`../../../${path}`, import.meta.url));
const names = ['charges.csv', 'charges.gb18030.csv', 'charges.json', 'charges-with-errors.csv'] as const;
const files = names.map(async name => {
  const rows = await readDraftFile({ name, bytes: read(`assets/samples/${name}`) });
  return [name, rows] as const;
});
const samples: ReadonlyMap<string, readonly DraftRow[]> = new Map(await Promise.all(files));
const sample = (name: string): readonly DraftRow[] => samples.get(name) ?? [];

const listed = catalogueSchema
  .pick({ kinds: true, items: true })
  .strict()
  .parse(JSON.parse(read('assets/practice/catalogue.json').toString()));
const catalogue = catalogueOf(listed);

const font = create(
  read('node_modules/@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'),
);
const missingGlyph = (text: string): string | undefined =>
  'hasGlyphForCodePoint' in font
    ? [...text].find(character => !font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0))
    : text;

function problemsOf(row: DraftRow): readonly Problem[] {
  if (row.state === 'unreadable') return row.problems;
  const parsed = parseDraft(row.draft);
  return parsed.ok ? issuingProblems(parsed.draft, { catalogue, missingGlyph }) : parsed.problems;
}

function draftOf(row: DraftRow): Draft {
  if (row.state === 'unreadable') throw new Error(`line ${row.lines} is unreadable`);
  const parsed = parseDraft(row.draft);
  if (!parsed.ok) throw new Error(`line ${row.lines} cannot be parsed`);
  return parsed.draft;
}

describe('the practice catalogue', () => {
  it('names every fee item once and gives each kind something to charge', () => {
    expect(new Set(listed.items.map(item => item.code)).size).toBe(listed.items.length);
    expect(listed.items.length).toBeGreaterThanOrEqual(40);
    expect(listed.kinds.map(kind => kind.kind)).toEqual([
      '0101',
      '0201',
      '0401',
      '0501',
      '0601',
      '0602',
      '0701',
    ]);
    for (const { kind } of listed.kinds)
      expect(listed.items.some(item => item.kinds.includes(kind))).toBe(true);
    for (const item of listed.items)
      for (const kind of item.kinds) expect(listed.kinds.some(known => known.kind === kind)).toBe(true);
  });

  it('can be printed with the bundled font', () => {
    expect(listed.items.map(item => missingGlyph(item.name + (item.unit ?? ''))).filter(Boolean)).toEqual([]);
  });
});

describe('the sample charges', () => {
  const rows = sample('charges.csv');

  it('are 220 invoices over all kinds, each of which may be issued', () => {
    expect(rows.flatMap(row => problemsOf(row).map(problem => ({ row, problem })))).toEqual([]);
    expect(rows).toHaveLength(220);
    expect(new Set(rows.map(row => draftOf(row).kind)).size).toBe(7);
    expect(new Set(rows.map(row => row.businessNumber)).size).toBe(220);
  });

  it('reach both ends of what an amount, a name and an item list can be', () => {
    const drafts = rows.map(draftOf);
    const totals = drafts.map(draft => draft.totalFen);
    for (const fen of [1, 5, 10, 1050, 1_000_000, 99_999_999]) expect(totals).toContain(fen);
    expect(Math.max(...drafts.map(draft => [...draft.payer.name].length))).toBeGreaterThanOrEqual(60);
    expect(Math.max(...drafts.map(draft => draft.items.length))).toBeGreaterThanOrEqual(8);
    expect(drafts.some(draft => draft.items.some(item => item.price?.split('.')[1]?.length === 4))).toBe(
      true,
    );
  });

  it('name only organisations with a sound credit code', () => {
    const organizations = rows.map(draftOf).filter(draft => draft.payer.type === '2');
    expect(organizations.length).toBeGreaterThan(40);
    for (const { payer } of organizations) expect(checkCreditCode(payer.code ?? '')).toEqual({ ok: true });
  });

  it.each(['charges.gb18030.csv', 'charges.json'])('read the same from %s', name => {
    expect(sample(name).map(draftOf)).toEqual(rows.map(draftOf));
  });

  it('stand on the same lines in both charsets', () => {
    const lines = (name: string) => sample(name).map(row => row.lines);
    expect(lines('charges.gb18030.csv')).toEqual(lines('charges.csv'));
    expect(rows.flatMap(row => row.lines)).toEqual(Array.from({ length: 464 }, (_, index) => index + 2));
  });
});

/** Lines, field and code; `assets/samples/README.md` says the same in words. */
const wrong: readonly (readonly [readonly number[], string, Problem['code']])[] = [
  [[3], 'businessNumber', 'business_number_invalid'],
  [[6], 'kind', 'kind_unknown'],
  [[7], 'payer.type', 'payer_type_invalid'],
  [[8], 'payer.name', 'payer_name_missing'],
  [[10], 'payer.code', 'credit_code_invalid'],
  [[11], 'payer.code', 'credit_code_missing'],
  [[12], 'items[0].itemCode', 'item_unknown'],
  [[14], 'items[0].itemCode', 'item_not_for_kind'],
  [[15], 'items[0].amount', 'amount_mismatch'],
  [[16, 17], 'items[1].amount', 'amount_zero'],
  [[19], 'items[0].amount', 'amount_invalid'],
  [[20], 'ext.FundPayAmount', 'amount_invalid'],
  [[21], 'items[0].quantity', 'number_invalid'],
  [[23, 24], 'payer.name', 'row_conflict'],
  [[25], '', 'row_malformed'],
  [[26], 'payer.name', 'row_malformed'],
  [[27], 'payer.code', 'import_number_truncated'],
  [[29], 'remark', 'control_character'],
  [[31], 'payer.name', 'glyph_missing'],
  [[32], 'remark', 'text_too_long'],
];

describe('the sample with errors', () => {
  const found = sample('charges-with-errors.csv').map(row => ({
    lines: row.lines,
    problems: problemsOf(row),
  }));

  it.each(wrong)('reports lines %j by %s: %s, and nothing else', (lines, field, code) => {
    const row = found.find(candidate => candidate.lines[0] === lines[0]);
    expect(row?.lines).toEqual(lines);
    expect(row?.problems.map(problem => [problem.field, problem.code])).toEqual([[field, code]]);
    expect(row?.problems[0]?.message).toMatch(/\p{Script=Han}/u);
  });

  it('lets the other ten go', () => {
    expect(found.filter(row => row.problems.length === 0).map(row => row.lines)).toEqual([
      [2],
      [4, 5],
      [9],
      [13],
      [18],
      [22],
      [28],
      [33],
      [34],
      [35],
    ]);
    expect(found.filter(row => row.problems.length > 0)).toHaveLength(wrong.length);
  });

  it('is wrong in twenty different ways', () => {
    expect(new Set(wrong.map(([, field, code]) => `${field} ${code}`)).size).toBe(20);
  });

  it('is explained line by line in its README', () => {
    const readme = read('assets/samples/README.md').toString();
    for (const [lines, field, code] of wrong)
      expect(readme).toContain(
        `| ${lines.join(', ')} | ${field === '' ? '整行' : `\`${field}\``} | \`${code}\` |`,
      );
  });
});
