import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { noncePlaceholder } from './src/main/hosts/csp.ts';

/** The page of every host: relative addresses, nothing inline, no source maps. */
export default defineConfig({
  root: 'src/renderer',
  base: './',
  plugins: [react()],
  html: { cspNonce: noncePlaceholder },
  build: {
    outDir: '../../.build/renderer',
    emptyOutDir: true,
    rollupOptions: { input: ['src/renderer/index.html', 'src/renderer/print.html'] },
    sourcemap: false,
    target: ['chrome120', 'firefox128', 'safari17'],
    // An inlined file would be a data: address, which the policy allows for images only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
  },
});
