import { type ColorName, type Density, fonts, sizesOf, type ThemeTokens } from './tokens.ts';

/** Hands the tokens to the style sheets as custom properties: `primaryTint` becomes `--color-primary-tint`. */
export function applyTheme(theme: ThemeTokens, density: Density, root: HTMLElement): void {
  root.style.colorScheme = theme.scheme;
  root.dataset['theme'] = theme.name;
  root.dataset['density'] = density;
  for (const [name, value] of Object.entries(theme.color))
    root.style.setProperty(`--color-${kebab(name)}`, value);
  for (const [name, value] of Object.entries(sizesOf(theme, density)))
    root.style.setProperty(`--size-${name}`, `${value}px`);
  for (const [name, value] of Object.entries(fonts)) root.style.setProperty(`--font-${name}`, value);
}

function kebab(name: ColorName | string): string {
  return name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);
}
