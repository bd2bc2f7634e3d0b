// Generated from the lists that scripts/import-prices.ts names; `npm run generate -w @spancost/prices` writes it anew.
import type { ImportedProvider } from '../imported-row.ts';

export const COHERE: ImportedProvider = {
  provider: 'cohere',
  rows: [
    ['command', 'genai-prices', { input: '1', output: '2' }, { asText: 'image+video' }],
    ['command-light', 'genai-prices', { input: '0.3', output: '0.6' }, { asText: 'image+video' }],
    ['command-r7b', 'genai-prices', { input: '0.0375', output: '0.15' }, { asText: 'image+video' }],
  ],
};
