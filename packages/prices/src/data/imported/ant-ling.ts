// Generated from the lists that scripts/import-prices.ts names; `npm run generate -w @spancost/prices` writes it anew.
import type { ImportedProvider } from '../imported-row.ts';

export const ANT_LING: ImportedProvider = {
  provider: 'ant-ling',
  rows: [
    ['Ling-2.6-1T', 'pi-ai', { input: '0.06', output: '0.25' }],
    ['Ling-2.6-flash', 'pi-ai', { input: '0.01', output: '0.02' }],
    ['Ring-2.6-1T', 'pi-ai', { input: '0.06', output: '0.25' }],
  ],
};
