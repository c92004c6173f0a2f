/** One theme as data. Ratios are on `surface`, checked by `tests/renderer/theme/contrast.test.ts`. */
export interface ThemeTokens {
  readonly name: 'light' | 'dark' | 'contrast' | 'large';
  readonly scheme: 'light' | 'dark';
  readonly color: Readonly<Record<ColorName, string>>;
  /** Every size of type and every control is so many times the usual one. */
  readonly scale: number;
}

export const colorNames = [
  'surface',
  'canvas',
  'raised',
  'line',
  'border',
  'text',
  'muted',
  'placeholder',
  'primary',
  'onPrimary',
  'primaryTint',
  'focus',
  'ok',
  'okTint',
  'warn',
  'warnTint',
  'error',
  'onError',
  'errorTint',
  'offline',
  'offlineTint',
  'practice',
  'practiceTint',
  'shadow',
] as const;
export type ColorName = (typeof colorNames)[number];

export const fonts = {
  body: '"Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", sans-serif',
  /** Tells 0O and 1lI apart. */
  code: '"Cascadia Mono", Consolas, "SF Mono", Menlo, "DejaVu Sans Mono", monospace',
} as const;

const sizes = { small: 12, note: 13, body: 14, lead: 16, title: 20, amount: 20, total: 28 } as const;
const heights = { standard: { control: 32, row: 36 }, compact: { control: 28, row: 28 } } as const;
const largeHeights = { control: 40, row: 48 } as const;

export type Density = keyof typeof heights;
export type SizeName = keyof typeof sizes | 'control' | 'row';

/** Sizes in pixels. Large type has one density: what is easy to read is easy to hit. */
export function sizesOf({ scale }: ThemeTokens, density: Density): Readonly<Record<SizeName, number>> {
  const scaled = Object.fromEntries(
    Object.entries(sizes).map(([name, size]) => [name, size * scale]),
  ) as Readonly<Record<keyof typeof sizes, number>>;
  return { ...scaled, ...(scale > 1 ? largeHeights : heights[density]) };
}
