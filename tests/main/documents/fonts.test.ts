import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { fontFilesIn, hanFontFiles } from '../../../src/main/documents/fonts/font-files.ts';
import { createFonts } from '../../../src/main/documents/fonts/fonts.ts';
import { itWith } from '../../support/not-run.ts';
import { bundledFonts } from './a-printed-invoice.ts';

const folder = mkdtempSync(join(tmpdir(), 'fonts-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('missingGlyph', () => {
  it.each([
    '',
    '南京长江航运&船务有限公司',
    '古力米热·买买提江',
    '㐂𬭎䶮',
    'Müller — №3 “A”…',
    '　 \u00A0',
    '①→¥￥−',
  ])('is undefined for %j', text => expect(bundledFonts.missingGlyph(text)).toBeUndefined());

  it.each([
    ['the first of several', '张\u{20BB7}\u{2A6D6}', '\u{20BB7}'],
    ['a colour emoji', '张😀', '😀'],
    ['a combining mark', 'e\u0301', '\u0301'],
    ['a variation selector, which would print another form of the name', '葛\u{E0100}', '\u{E0100}'],
    ['private use', '\uE000', '\uE000'],
    ['letters that join', 'م', 'م'],
    ['a zero-width joiner', '\u200D', '\u200D'],
    ['a control character', '\n', '\n'],
    ['half a surrogate pair', '\uD842', '\uD842'],
  ])('finds %s', (_, text, character) => expect(bundledFonts.missingGlyph(text)).toBe(character));
});

describe('runs and widths', () => {
  it('keep a text of one font in one piece', () => {
    const runs = bundledFonts.runs('票据 No.1');
    expect(runs.map(({ text }) => text)).toEqual(['票据 No.1']);
    expect(bundledFonts.width('票据')).toBe(2);
    expect(bundledFonts.width('')).toBe(0);
  });

  it('throw for a missing glyph', () => {
    for (const ask of [bundledFonts.runs, bundledFonts.width])
      expect(() => ask('😀')).toThrow(expect.objectContaining({ code: 'invoice_not_issuable' }));
  });

  const hanazono = '/usr/share/fonts/truetype/hanazono';
  itWith([hanazono], 'change the font only where a character needs it', () => {
    const runs = createFonts({ folders: [hanazono], systemFolders: [] }).runs('张\u{2A6D6}\u{2A6D5}三');
    expect(runs.map(({ text }) => text)).toEqual(['张', '\u{2A6D6}\u{2A6D5}', '三']);
    expect(runs.map(({ font }) => font.name)).toEqual([
      'NotoSerifSC-Regular-0',
      expect.stringContaining('HanaMinB'),
      'NotoSerifSC-Regular-0',
    ]);
  });
});

describe('font files', () => {
  it('that are damaged or no fonts are passed over', () => {
    const bad = join(folder, 'bad');
    mkdirSync(bad);
    writeFileSync(join(bad, 'empty.ttf'), '');
    writeFileSync(join(bad, 'text.ttf'), 'this is no font at all, whatever its name may say');
    writeFileSync(join(bad, 'cut.otf'), Buffer.from('00010000000900800003001047535542', 'hex'));
    expect(
      createFonts({ folders: [bad, join(folder, 'nowhere')], systemFolders: [] }).missingGlyph('\u{20BB7}'),
    ).toBe('\u{20BB7}');
  });

  it('are found below the folder, whatever the case of their ending', () => {
    mkdirSync(join(folder, 'sub/deep'), { recursive: true });
    for (const name of ['b.TTF', 'sub/a.otf', 'sub/deep/c.ttc', 'readme.txt'])
      writeFileSync(join(folder, name), '');
    const names = fontFilesIn(join(folder)).filter(path => !path.includes('bad'));
    expect(names).toEqual(['b.TTF', 'sub/a.otf', 'sub/deep/c.ttc'].map(name => join(folder, name)));
  });

  it('of the system are taken only if they are known to hold Han characters, in the regular weight', () => {
    const files = [
      'arial.ttf',
      'NotoSansCJK-Regular.ttc',
      'NotoSerifCJK-Bold.ttc',
      'NotoSerifCJK-Regular.ttc',
      'simsunb.ttf',
    ];
    expect(hanFontFiles(files)).toEqual([
      'simsunb.ttf',
      'NotoSerifCJK-Regular.ttc',
      'NotoSansCJK-Regular.ttc',
    ]);
  });
});
