/** One theme as data. Ratios are on `surface`, checked by `tests/renderer/theme/contrast.test.ts`. */
export interface ThemeTokens {
    readonly name: 'light';
    readonly scheme: 'light' | 'dark';
    readonly color: Readonly<Record<ColorName, string>>;
}
export declare const colorNames: readonly ['surface', 'canvas', 'raised', 'line', 'border', 'text', 'muted', 'placeholder', 'primary', 'onPrimary', 'primaryTint', 'ok', 'okTint', 'warn', 'warnTint', 'error', 'errorTint', 'offline', 'offlineTint', 'practice', 'practiceTint'];
export type ColorName = (typeof colorNames)[number];
export declare const light: ThemeTokens;
export declare const fonts: {
    readonly body: '"Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", sans-serif';
    /** Tells 0O and 1lI apart. */
    readonly code: '"Cascadia Mono", Consolas, "SF Mono", Menlo, "DejaVu Sans Mono", monospace';
};
export declare const sizes: {
    readonly small: 12;
    readonly body: 14;
    readonly lead: 16;
    readonly amount: 20;
    readonly total: 28;
    readonly control: 32;
};
