// Generated from the lists that scripts/import-prices.ts names; `npm run generate -w @spancost/prices` writes it anew.
import type { ImportedProvider } from '../imported-row.ts';

export const GCP_VERTEX_AI: ImportedProvider = {
  provider: 'gcp.vertex_ai',
  rows: [
    ['claude-4-opus', 'genai-prices', { input: '15', cache_read: '1.5', cache_write: '18.75', output: '75' }, { asText: 'image+video' }],
    ['claude-4-sonnet', 'genai-prices', { input: '3', cache_read: '0.3', cache_write: '3.75', output: '15' }, { aliases: ['anthropic/claude-sonnet-4'], asText: 'image+video' }],
  ],
};
