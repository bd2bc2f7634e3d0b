// Generated from the lists that scripts/import-prices.ts names; `npm run generate -w @spancost/prices` writes it anew.
import type { ImportedProvider } from '../imported-row.ts';

export const ANTHROPIC: ImportedProvider = {
  provider: 'anthropic',
  rows: [
    ['claude-2', 'genai-prices', { input: '8', output: '24' }, { asText: 'image+video' }],
    ['claude-v1', 'genai-prices', { input: '8', output: '24' }, { asText: 'image+video' }],
  ],
};
