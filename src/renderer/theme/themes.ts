import type { Settings } from '../../shared/contract/settings.ts';
import type { ThemeTokens } from './tokens.ts';

type ThemeName = Settings['display']['theme'];

export const light: ThemeTokens = {
  name: 'light',
  scheme: 'light',
  scale: 1,
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
    focus: '#0B5CAD',
    ok: '#17752F',
    okTint: '#E7F5EA',
    warn: '#8A5300',
    warnTint: '#FFF4DB',
    error: '#BE1E2D',
    onError: '#FFFFFF',
    errorTint: '#FDECEE',
    offline: '#6B3FA0',
    offlineTint: '#F3EDFA',
    practice: '#5C3B00',
    practiceTint: '#FFE9A8',
    shadow: 'rgb(0 0 0 / 16%)',
  },
};

const dark: ThemeTokens = {
  name: 'dark',
  scheme: 'dark',
  scale: 1,
  color: {
    surface: '#141A21',
    canvas: '#0D1217',
    raised: '#1A222B',
    line: '#2D3843',
    border: '#7C8896',
    text: '#E6EBF1',
    muted: '#A9B4C0',
    placeholder: '#93A0AD',
    primary: '#6DB3F8',
    onPrimary: '#0B1420',
    primaryTint: '#15304B',
    focus: '#6DB3F8',
    ok: '#6CCB7F',
    okTint: '#14301C',
    warn: '#F0B84A',
    warnTint: '#38290B',
    error: '#FF8A8F',
    onError: '#2A0709',
    errorTint: '#3D1A1E',
    offline: '#C3A6F2',
    offlineTint: '#2B2140',
    practice: '#5C3B00',
    practiceTint: '#FFE9A8',
    shadow: 'rgb(0 0 0 / 60%)',
  },
};

const contrast: ThemeTokens = {
  name: 'contrast',
  scheme: 'dark',
  scale: 1,
  color: {
    surface: '#000000',
    canvas: '#000000',
    raised: '#000000',
    line: '#FFFFFF',
    border: '#FFFFFF',
    text: '#FFFFFF',
    muted: '#FFFFFF',
    placeholder: '#E0E0E0',
    primary: '#FFFF00',
    onPrimary: '#000000',
    primaryTint: '#1F1F00',
    focus: '#00FFFF',
    ok: '#7CFF8E',
    okTint: '#001F05',
    warn: '#FFFF00',
    warnTint: '#1F1F00',
    error: '#FFA3A8',
    onError: '#000000',
    errorTint: '#2B0003',
    offline: '#00FFFF',
    offlineTint: '#001F1F',
    practice: '#000000',
    practiceTint: '#FFFF00',
    shadow: 'rgb(255 255 255 / 60%)',
  },
};

const large: ThemeTokens = { ...light, name: 'large', scale: 1.25 };

export const themes: Readonly<Record<ThemeName, ThemeTokens>> = { light, dark, contrast, large };
