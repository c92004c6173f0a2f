/** One theme as data. Ratios are on `surface`, checked by `tests/renderer/theme/contrast.test.ts`. */
export interface ThemeTokens {
  readonly name: 'light';
  readonly scheme: 'light' | 'dark';
  readonly color: Readonly<Record<ColorName, string>>;
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
  'ok',
  'okTint',
  'warn',
  'warnTint',
  'error',
  'errorTint',
  'offline',
  'offlineTint',
  'practice',
  'practiceTint',
] as const;
export type ColorName = (typeof colorNames)[number];

export const light: ThemeTokens = {
  name: 'light',
  scheme: 'light',
  color: {
    surface: '#FFFFFF',
    canvas: '#F3F5F8',
    raised: '#FAFBFC',
    line: '#DFE4EA',
    border: '#7B8794',
    text: '#1B2430',
    muted: '#5A6472',
    placeholder: '#66707B',
    primary: '#0B5CAD',
    onPrimary: '#FFFFFF',
    primaryTint: '#E8F1FA',
    ok: '#17752F',
    okTint: '#E7F5EA',
    warn: '#8A5300',
    warnTint: '#FFF4DB',
    error: '#BE1E2D',
    errorTint: '#FDECEE',
    offline: '#6B3FA0',
    offlineTint: '#F3EDFA',
    practice: '#5C3B00',
    practiceTint: '#FFE9A8',
  },
};

export const fonts = {
  body: '"Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", sans-serif',
  /** Tells 0O and 1lI apart. */
  code: '"Cascadia Mono", Consolas, "SF Mono", Menlo, "DejaVu Sans Mono", monospace',
} as const;

export const sizes = { small: 12, body: 14, lead: 16, amount: 20, total: 28, control: 32 } as const;
