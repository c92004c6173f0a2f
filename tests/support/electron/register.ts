import { registerHooks } from 'node:module';

// `node --import register.ts main.js`: the production bundle is left as it is, only its `electron` is ours.
registerHooks({
  resolve(specifier, context, next) {
    if (specifier !== 'electron') return next(specifier, context);
    return { url: new URL('./electron.ts', import.meta.url).href, shortCircuit: true };
  },
});
