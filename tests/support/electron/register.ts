import { registerHooks } from 'node:module';
import { withoutChineseAlgorithms } from './boring-ssl.ts';

// `node --import register.ts main.js`: the production bundle is left as it is, only what Electron gives it is ours.
withoutChineseAlgorithms();
registerHooks({
  resolve(specifier, context, next) {
    if (specifier !== 'electron') return next(specifier, context);
    return { url: new URL('./electron.ts', import.meta.url).href, shortCircuit: true };
  },
});
