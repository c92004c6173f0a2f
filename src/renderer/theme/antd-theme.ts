import { theme as antd, type ThemeConfig } from 'antd';
import { type Density, fonts, sizesOf, type ThemeTokens } from './tokens.ts';

/** The tokens in antd's words. antd's own colours fail 4.5:1 as text, so every one that is used is replaced. */
export function antdTheme(theme: ThemeTokens, density: Density): ThemeConfig {
  const { color, scheme } = theme;
  const sizes = sizesOf(theme, density);
  return {
    // Not its compact algorithm: that makes controls 4 px lower than `controlHeight` says.
    algorithm: scheme === 'dark' ? antd.darkAlgorithm : antd.defaultAlgorithm,
    token: {
      colorPrimary: color.primary,
      colorInfo: color.primary,
      colorLink: color.primary,
      colorSuccess: color.ok,
      colorWarning: color.warn,
      colorError: color.error,
      colorText: color.text,
      colorTextSecondary: color.muted,
      colorTextTertiary: color.muted,
      colorTextDisabled: color.muted,
      colorTextPlaceholder: color.placeholder,
      colorTextLightSolid: color.onPrimary,
      colorBorder: color.border,
      colorBorderSecondary: color.line,
      colorBgContainer: color.surface,
      colorBgElevated: color.surface,
      colorBgLayout: color.canvas,
      fontFamily: fonts.body,
      fontFamilyCode: fonts.code,
      fontSize: sizes.body,
      controlHeight: sizes.control,
      borderRadius: 4,
      // Its own focus ring is too pale to be seen.
      colorPrimaryBorder: color.focus,
      lineWidthFocus: 3,
      motion: false,
      wireframe: false,
    },
    components: {
      Button: {
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        // The dark algorithm would dim what is the brightest thing to press.
        colorPrimary: color.primary,
        colorPrimaryHover: color.primary,
        colorPrimaryActive: color.primary,
        primaryColor: color.onPrimary,
      },
      Radio: { colorPrimary: color.primary },
      // Solid, so that the focus is seen: with the border it is a ring of 3 px.
      Input: {
        activeShadow: `0 0 0 2px ${color.focus}`,
        errorActiveShadow: `0 0 0 2px ${color.error}`,
        activeBorderColor: color.focus,
        hoverBorderColor: color.primary,
      },
    },
  };
}
