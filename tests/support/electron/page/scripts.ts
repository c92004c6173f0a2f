import { bridge } from './bridge.ts';
import { type MainWorldSettings, mainWorld } from './main-world.ts';
import { type PreloadWorldSettings, preloadWorld } from './preload-world.ts';
import { structuredText } from './structured-text.ts';

/** The functions above as text: Node has already taken their types away, and they use nothing from outside. */
export function mainWorldScript(settings: MainWorldSettings): string {
  return `(${mainWorld})(${JSON.stringify(settings)}, ${bridge});`;
}

export function preloadScript(settings: PreloadWorldSettings, preload: string): string {
  return [
    `(${preloadWorld})(${JSON.stringify(settings)}, { bridge: ${bridge}, structuredText: ${structuredText} },`,
    // On a line of its own, so that a comment at the end of the bundle ends with it.
    `function (require, module, exports) {\n${preload}\n});`,
    '//# sourceURL=preload.cjs',
  ].join('\n');
}
