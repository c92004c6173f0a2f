import { describe, expect, it } from 'vitest';
import { type ColorName, light } from '../../../src/renderer/theme/tokens.ts';

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

describe('the light theme (WCAG 2.2: 1.4.3, 1.4.11)', () => {
  const { color } = light;
  const texts: readonly (readonly [ColorName, ColorName])[] = [
    ['text', 'surface'],
    ['text', 'canvas'],
    ['muted', 'surface'],
    ['muted', 'canvas'],
    ['placeholder', 'surface'],
    ['primary', 'surface'],
    ['primary', 'primaryTint'],
    ['onPrimary', 'primary'],
    ['onPrimary', 'error'],
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
  it.each(texts)('%s on %s can be read: 4.5:1', (front, back) => {
    expect(contrast(color[front], color[back])).toBeGreaterThanOrEqual(4.5);
  });

  it('borders of controls and the focus ring can be seen: 3:1', () => {
    expect(contrast(color.border, color.surface)).toBeGreaterThanOrEqual(3);
    expect(contrast(color.primary, color.canvas)).toBeGreaterThanOrEqual(3);
  });
});
