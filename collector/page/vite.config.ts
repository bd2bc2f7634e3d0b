import { join } from 'node:path';
import { defaultClientConditions, defineConfig } from 'vite';

/** Writes what `GET /` serves beside the collector's own code, to be shipped with it. */
export default defineConfig({
  root: import.meta.dirname,
  // It may be served under any path.
  base: './',
  resolve: { conditions: ['@spancost/source', ...defaultClientConditions] },
  build: {
    outDir: join(import.meta.dirname, '../dist/page'),
    emptyOutDir: true,
    target: 'es2023',
    // The policy of the page allows no data in addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Of what is in it, shipped with it.
    license: { fileName: 'third-party-licenses.md' },
  },
});
