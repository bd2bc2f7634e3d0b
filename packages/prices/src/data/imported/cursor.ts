// Generated from the lists that scripts/import-prices.ts names; `npm run generate -w @spancost/prices` writes it anew.
import type { ImportedProvider } from '../imported-row.ts';

export const CURSOR: ImportedProvider = {
  provider: 'cursor',
  rows: [
    ['composer-2.5', 'genai-prices', { input: '0.5', cache_read: '0.2', output: '2.5' }, { asText: 'image+video' }],
    ['composer-2.5-fast', 'genai-prices', { input: '3', cache_read: '0.5', output: '15' }, { asText: 'image+video' }],
    ['grok-4.5', 'genai-prices', { input: '2', cache_read: '0.5', output: '6' }, { asText: 'image+video' }],
    ['grok-4.5-fast', 'genai-prices', { input: '4', cache_read: '1', output: '18' }, { asText: 'image+video' }],
    ['grok-4.6', 'genai-prices', { input: '2', cache_read: '0.5', output: '6' }, { asText: 'image+video' }],
    ['grok-4.6-fast', 'genai-prices', { input: '4', cache_read: '1', output: '12' }, { asText: 'image+video' }],
  ],
};
