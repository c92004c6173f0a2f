import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitText, linePitch } from '../../../src/main/documents/pdf/fit-text.ts';

/** Han characters one em, others half. */
const measure = (text: string): number =>
  Array.from(text, character => (character > '\u2E80' ? 1 : 0.5)).reduce((sum, width) => sum + width, 0);
const room = (width: number, lines: number, size = 10) => ({ width, height: lines * size * linePitch, size });

describe('fitting text into a box', () => {
  it('leaves a text that fits alone', () => {
    expect(fitText('南京市', room(30, 1), measure)).toEqual({ size: 10, lines: ['南京市'] });
  });

  it('wraps before it shrinks', () => {
    expect(fitText('南京市江北新区', room(40, 2), measure)).toEqual({
      size: 10,
      lines: ['南京市江', '北新区'],
    });
  });

  it('shrinks when there are not lines enough', () => {
    const { size, lines } = fitText('南京市江北新区', room(40, 1), measure);
    expect(lines).toEqual(['南京市江北新区']);
    expect(size).toBeLessThanOrEqual(40 / 7);
  });

  it('keeps words, numbers and punctuation together', () => {
    expect(fitText('收费No.12345，共', room(60, 2), measure).lines).toEqual(['收费', 'No.12345，共']);
    expect(fitText('甲乙丙，丁', room(30, 2), measure).lines).toEqual(['甲乙', '丙，丁']);
    expect(fitText('甲乙丙（丁）', room(40, 2), measure).lines).toEqual(['甲乙丙', '（丁）']);
  });

  it('breaks a word that is longer than a line', () => {
    expect(fitText('ABCDEFGHIJ', room(30, 2), measure).lines).toEqual(['ABCDEF', 'GHIJ']);
  });

  it('never loses a character and never leaves the box', () => {
    const text = fc.string({ maxLength: 200, unit: fc.constantFrom(...'南京，（）A1. 𬭎　') });
    fc.assert(
      fc.property(
        text,
        fc.integer({ min: 3, max: 500 }),
        fc.integer({ min: 1, max: 4 }),
        (given, width, count) => {
          const box = room(width, count);
          const { size, lines } = fitText(given, box, measure);
          expect(lines.join('').replace(/\s/g, '')).toBe(given.replace(/\s/g, ''));
          for (const line of lines) expect(measure(line) * size).toBeLessThanOrEqual(box.width);
          expect(lines.length * linePitch * size).toBeLessThanOrEqual(box.height);
        },
      ),
    );
  });
});
