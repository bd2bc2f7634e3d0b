// Generated from the lists that scripts/import-prices.ts names; `npm run generate -w @spancost/prices` writes it anew.
import type { ImportedProvider } from '../imported-row.ts';

export const ARCEE: ImportedProvider = {
  provider: 'arcee',
  rows: [
    ['deepseek/deepseek-v4-flash-latest', 'genai-prices', { input: '0.14', cache_read: '0.028', output: '0.28' }, { asText: 'image+video' }],
    ['deepseek/deepseek-v4-pro', 'genai-prices', { input: '1.74', cache_read: '0.2', output: '3.48' }, { asText: 'image+video' }],
    ['moonshotai/kimi-k3', 'genai-prices', { input: '3', cache_read: '0.3', output: '15' }, { asText: 'image+video' }],
    ['thinkingmachines/inkling-small', 'genai-prices', { input: '0.5', cache_read: '0.1', output: '1.2' }, { asText: 'image+video' }],
    ['trinity-large-thinking', 'genai-prices', { input: '0.25', cache_read: '0.06', output: '0.8' }, { asText: 'image+video' }],
    ['zai-org/glm-5.2', 'genai-prices', { input: '1.4', cache_read: '0.26', output: '4.4' }, { asText: 'image+video' }],
  ],
};
