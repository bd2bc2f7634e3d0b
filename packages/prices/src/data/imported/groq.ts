// Generated from the lists that scripts/import-prices.ts names; `npm run generate -w @spancost/prices` writes it anew.
import type { ImportedProvider } from '../imported-row.ts';

export const GROQ: ImportedProvider = {
  provider: 'groq',
  rows: [
    ['gemma-7b-it', 'genai-prices', { input: '0.07', output: '0.07' }, { asText: 'image+video' }],
    ['gemma2-9b', 'genai-prices', { input: '0.2', output: '0.2' }, { asText: 'image+video' }],
    ['llama-3.1-405b-reasoning', 'genai-prices', { input: '0.59', output: '0.79' }, { asText: 'image+video' }],
    ['llama-3.1-70b-versatile', 'genai-prices', { input: '0.59', output: '0.79' }, { asText: 'image+video' }],
    ['llama-3.2-11b-text-preview', 'genai-prices', { input: '0.18', output: '0.18' }, { asText: 'image+video' }],
    ['llama-3.2-11b-vision-preview', 'genai-prices', { input: '0.18', output: '0.18' }, { asText: 'image+video' }],
    ['llama-3.2-1b-preview', 'genai-prices', { input: '0.04', output: '0.04' }, { asText: 'image+video' }],
    ['llama-3.2-3b-preview', 'genai-prices', { input: '0.06', output: '0.06' }, { asText: 'image+video' }],
    ['llama-3.2-90b-text-preview', 'genai-prices', { input: '0.9', output: '0.9' }, { asText: 'image+video' }],
    ['llama-3.2-90b-vision-preview', 'genai-prices', { input: '0.9', output: '0.9' }, { asText: 'image+video' }],
    ['llama-3.3-70b-specdec', 'genai-prices', { input: '0.59', output: '0.99' }, { asText: 'image+video' }],
    ['llama2-70b-4096', 'genai-prices', { input: '0.7', output: '0.8' }, { asText: 'image+video' }],
    ['llama3-groq-70b-8192-tool-use-preview', 'genai-prices', { input: '0.89', output: '0.89' }, { asText: 'image+video' }],
    ['llama3-groq-8b-8192-tool-use-preview', 'genai-prices', { input: '0.19', output: '0.19' }, { asText: 'image+video' }],
    ['mixtral-8x7b-32768', 'genai-prices', { input: '0.24', output: '0.24' }, { asText: 'image+video' }],
  ],
};
