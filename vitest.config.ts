import { defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Without the first condition, tests would run against a stale dist. `module` is one of bundlers: what packages have behind it
  // need not load in Node.
  ssr: { resolve: { conditions: ['@spancost/source', ...defaultServerConditions.filter((name) => name !== 'module')] } },
  test: {
    include: [
      'packages/*/test/**/*.test.ts',
      'collector/test/**/*.test.ts',
      'collector/page/test/**/*.test.ts',
      'grafana/test/**/*.test.ts',
      'bench/test/**/*.test.ts',
      'examples/*/test/**/*.test.ts',
      'test/**/*.test.ts',
    ],
    setupFiles: ['test/property-seed.ts'],
    // Where the terminal has colours, Vitest says so to what it tests; commands are held to their words.
    env: { NO_COLOR: '1' },
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
