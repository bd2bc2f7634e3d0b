// Generated from the lists that scripts/import-prices.ts names; `npm run generate -w @spancost/prices` writes it anew.
import type { ImportedProvider } from '../imported-row.ts';

export const VOYAGEAI: ImportedProvider = {
  provider: 'voyageai',
  rows: [
    ['voyage-01', 'genai-prices', { input: '0.1' }],
    ['voyage-02', 'genai-prices', { input: '0.1' }],
    ['voyage-2', 'genai-prices', { input: '0.1' }],
    ['voyage-3', 'genai-prices', { input: '0.06' }],
    ['voyage-3-large', 'genai-prices', { input: '0.18' }],
    ['voyage-3-lite', 'genai-prices', { input: '0.02' }],
    ['voyage-3.5', 'genai-prices', { input: '0.06' }],
    ['voyage-3.5-lite', 'genai-prices', { input: '0.02' }],
    ['voyage-4', 'genai-prices', { input: '0.06' }],
    ['voyage-4-large', 'genai-prices', { input: '0.12' }],
    ['voyage-4-lite', 'genai-prices', { input: '0.02' }],
    ['voyage-code-2', 'genai-prices', { input: '0.12' }],
    ['voyage-code-3', 'genai-prices', { input: '0.18' }],
    ['voyage-context-3', 'genai-prices', { input: '0.18' }],
    ['voyage-finance-2', 'genai-prices', { input: '0.12' }],
    ['voyage-large-2', 'genai-prices', { input: '0.12' }],
    ['voyage-large-2-instruct', 'genai-prices', { input: '0.12' }],
    ['voyage-law-2', 'genai-prices', { input: '0.12' }],
    ['voyage-lite-01', 'genai-prices', { input: '0.1' }],
    ['voyage-lite-01-instruct', 'genai-prices', { input: '0.1' }],
    ['voyage-lite-02-instruct', 'genai-prices', { input: '0.1' }],
    ['voyage-multilingual-2', 'genai-prices', { input: '0.12' }],
  ],
};
