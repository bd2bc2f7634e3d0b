// Generated from the lists that scripts/import-prices.ts names; `npm run generate -w @spancost/prices` writes it anew.
import type { ImportedProvider } from '../imported-row.ts';

export const PERPLEXITY: ImportedProvider = {
  provider: 'perplexity',
  rows: [
    ['llama-3.1-sonar-large-128k-online', 'genai-prices', { input: '1', output: '1' }, { asText: 'image+video' }],
    ['llama-3.1-sonar-small-128k-online', 'genai-prices', { input: '0.2', output: '0.2' }, { asText: 'image+video' }],
    ['r1-1776', 'genai-prices', { input: '2', output: '8' }, { asText: 'image+video' }],
    ['sonar-pro-search', 'genai-prices', { input: '3', output: '15' }, { asText: 'image+video' }],
  ],
};
