// Generated from the lists that scripts/import-prices.ts names; `npm run generate -w @spancost/prices` writes it anew.
import type { ImportedProvider } from '../imported-row.ts';

export const X_AI: ImportedProvider = {
  provider: 'x_ai',
  rows: [
    ['x-ai/grok-4.3', 'genai-prices', { input: '1.25', cache_read: '0.2', output: '2.5' }, { asText: 'image+video', from: { 200000: { input: '2.5', cache_read: '0.4', output: '5' } } }],
    ['x-ai/grok-4.5', 'genai-prices', { input: '2', cache_read: '0.3', output: '6' }, { aliases: ['grok-latest'], asText: 'image+video', from: { 200000: { input: '4', cache_read: '0.6', output: '12' } } }],
    ['x-ai/grok-4.6', 'genai-prices', { input: '2', cache_read: '0.5', output: '6' }, { asText: 'image+video', from: { 200000: { input: '4', cache_read: '1', output: '12' } } }],
  ],
};
