import { describe, expect, it } from 'vitest';
import { themes } from '../../../src/renderer/theme/themes.ts';
import { type ColorName, sizesOf } from '../../../src/renderer/theme/tokens.ts';

/** Relative luminance and contrast by WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map(at => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map(value => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const texts: readonly (readonly [ColorName, ColorName])[] = [
  ['text', 'surface'],
  ['text', 'canvas'],
  ['text', 'raised'],
  ['text', 'primaryTint'],
  ['text', 'errorTint'],
  ['text', 'warnTint'],
  ['muted', 'surface'],
  ['muted', 'canvas'],
  ['muted', 'raised'],
  ['muted', 'primaryTint'],
  ['placeholder', 'surface'],
  ['primary', 'surface'],
  ['primary', 'canvas'],
  ['primary', 'primaryTint'],
  ['onPrimary', 'primary'],
  ['onError', 'error'],
  ['ok', 'surface'],
  ['ok', 'okTint'],
  ['warn', 'surface'],
  ['warn', 'warnTint'],
  ['error', 'surface'],
  ['error', 'errorTint'],
  ['offline', 'surface'],
  ['offline', 'offlineTint'],
  ['offline', 'primaryTint'],
  ['ok', 'primaryTint'],
  ['practice', 'practiceTint'],
];

describe.each(Object.values(themes))('the $name theme (WCAG 2.2: 1.4.3, 1.4.11)', theme => {
  const { color } = theme;
  it.each(texts)('%s on %s can be read: 4.5:1', (front, back) => {
    expect(contrast(color[front], color[back])).toBeGreaterThanOrEqual(4.5);
  });

  it('borders of controls and the focus ring can be seen: 3:1', () => {
    expect(contrast(color.border, color.surface)).toBeGreaterThanOrEqual(3);
    for (const back of ['surface', 'canvas', 'raised'] as const)
      expect(contrast(color.focus, color[back])).toBeGreaterThanOrEqual(3);
  });

  it('keeps every control at least 28 px high', () => {
    for (const density of ['standard', 'compact'] as const)
      expect(sizesOf(theme, density).control).toBeGreaterThanOrEqual(28);
  });
});

it('the contrast theme reads at 7:1', () => {
  const { color } = themes.contrast;
  for (const [front, back] of texts) expect(contrast(color[front], color[back])).toBeGreaterThanOrEqual(7);
});

it('large type is a quarter larger, in rows of 48 px, whatever the density', () => {
  expect(sizesOf(themes.large, 'compact')).toMatchObject({ body: 17.5, small: 15, row: 48 });
  expect(sizesOf(themes.light, 'compact')).toMatchObject({ body: 14, row: 28 });
});
