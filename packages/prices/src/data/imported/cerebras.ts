// Generated from the lists that scripts/import-prices.ts names; `npm run generate -w @spancost/prices` writes it anew.
import type { ImportedProvider } from '../imported-row.ts';

export const CEREBRAS: ImportedProvider = {
  provider: 'cerebras',
  rows: [
    ['gemma-4-31b', 'genai-prices', { input: '0.99', output: '1.49' }, { asText: 'image+video' }],
    ['gpt-oss-120b', 'both', { input: '0.35', input_image: '0.35', input_video: '0.35', output: '0.75', cache_read: '0.35' }],
    ['llama-3.3-70b', 'genai-prices', { input: '0.85', output: '1.2' }, { asText: 'image+video' }],
    ['llama3.1-8b', 'genai-prices', { input: '0.1', output: '0.1' }, { asText: 'image+video' }],
    ['qwen-3-32b', 'genai-prices', { input: '0.4', output: '0.8' }, { asText: 'image+video' }],
    ['qwen-3.8-27b', 'pi-ai', { input: '0.99', cache_read: '0.99', output: '1.49' }, { asText: 'image' }],
    ['zai-glm-4.7', 'genai-prices', { input: '2.25', output: '2.75' }, { asText: 'image+video' }],
  ],
};
