import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodePng } from '../../../src/main/documents/pdf/png-pixels.ts';
import { catalogue } from '../../../src/shared/protocol/catalogue.ts';
import { bundledFonts, generalFace, practiceSeals } from './a-printed-invoice.ts';

const assets = new URL('../../../assets/', import.meta.url);
const face = catalogue.shape.faces.element;

describe('the practice faces', () => {
  it.each(readdirSync(new URL('faces', assets)))('%s is one the protocol takes', name => {
    const data: unknown = JSON.parse(readFileSync(new URL(`faces/${name}`, assets), 'utf8'));
    expect(face.parse(data)).toEqual(data);
  });

  it('print the QR code with modules a scanner can read, whatever the amount', () => {
    const modulesOfTheLongestText = 37 + 2 * 4;
    expect(generalFace.qr.size / modulesOfTheLongestText).toBeGreaterThanOrEqual(0.33);
  });

  it('keep everything on the page', () => {
    const { width, height, table } = generalFace;
    for (const text of generalFace.texts) expect(text.x + text.width).toBeLessThanOrEqual(width);
    for (const box of [...generalFace.seals, ...(generalFace.frames ?? [])]) {
      expect(box.x + box.width).toBeLessThanOrEqual(width);
      expect(box.y + box.height).toBeLessThanOrEqual(height);
    }
    expect(table.columns.reduce((sum, column) => sum + column.width, table.x)).toBe(width - table.x);
  });
});

describe('the practice seals', () => {
  it.each(practiceSeals)('of the $owner are small, red and see-through', ({ image }) => {
    expect(image.length).toBeLessThan(40_000);
    const { width, height, colors, opacity } = decodePng(image);
    expect(opacity).toHaveLength(width * height);
    expect([...colors.subarray(0, 3)]).toEqual([0xd6, 0x2f, 0x2f]);
    expect(opacity[0]).toBe(0);
    expect(opacity.reduce((most, value) => Math.max(most, value))).toBeGreaterThan(200);
  });
});

describe('the bundled font', () => {
  it('is the one its README names', () => {
    const digest = createHash('sha256')
      .update(readFileSync(new URL('fonts/NotoSerifSC-Regular.ttf', assets)))
      .digest('hex');
    expect(readFileSync(new URL('fonts/README.md', assets), 'utf8')).toContain(digest);
    expect(readFileSync(new URL('fonts/NotoSerifSC-Regular.ttf.sha256', assets), 'utf8')).toContain(digest);
  });

  it('draws every label, capital and mark', () => {
    const labels = [...generalFace.texts, ...generalFace.table.columns]
      .map(({ label }) => label ?? '')
      .join('');
    expect(
      bundledFonts.missingGlyph(`${labels}零壹贰叁肆伍陆柒捌玖拾佰仟万亿圆角分整负¥−练习补打第次已冲红换`),
    ).toBeUndefined();
  });
});
