// Generated from the lists that scripts/import-prices.ts names; `npm run generate -w @spancost/prices` writes it anew.
import type { ImportedProvider } from '../imported-row.ts';

export const MODAL: ImportedProvider = {
  provider: 'modal',
  rows: [
    ['moonshotai/Kimi-K3', 'genai-prices', { input: '3', cache_read: '0.3', output: '15' }, { asText: 'image+video' }],
    ['thinkingmachines/Inkling-NVFP4', 'genai-prices', { input: '1.2', cache_read: '0.27', output: '5' }, { asText: 'image+video' }],
  ],
};
