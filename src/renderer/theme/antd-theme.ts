import type { ThemeConfig } from 'antd';
import { fonts, sizes, type ThemeTokens } from './tokens.ts';

/** The tokens in antd's words. antd's own colours fail 4.5:1 as text, so every one that is used is replaced. */
export function antdTheme({ color }: ThemeTokens): ThemeConfig {
  return {
    token: {
      colorPrimary: color.primary,
      colorInfo: color.primary,
      colorLink: color.primary,
      colorSuccess: color.ok,
      colorWarning: color.warn,
      colorError: color.error,
      colorText: color.text,
      colorTextSecondary: color.muted,
      colorTextPlaceholder: color.placeholder,
      colorBorder: color.border,
      colorBorderSecondary: color.line,
      colorBgLayout: color.canvas,
      fontFamily: fonts.body,
      fontFamilyCode: fonts.code,
      fontSize: sizes.body,
      controlHeight: sizes.control,
      borderRadius: 4,
      motion: false,
      wireframe: false,
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      // Solid, so that the focus is seen: with the border it is a ring of 3 px.
      Input: {
        activeShadow: `0 0 0 2px ${color.primary}`,
        errorActiveShadow: `0 0 0 2px ${color.error}`,
      },
    },
  };
}
