// Generated from the lists that scripts/import-prices.ts names; `npm run generate -w @spancost/prices` writes it anew.
import type { ImportedProvider } from '../imported-row.ts';

export const HUGGINGFACE_FIREWORKS_AI: ImportedProvider = {
  provider: 'huggingface_fireworks-ai',
  rows: [
    ['meta-llama/llama-3.3-70b-instruct', 'genai-prices', { input: '0.9', output: '0.9' }, { aliases: ['meta-llama/llama-3.3-70b-instruct-fast'], asText: 'image+video' }],
    ['openai/gpt-oss-120b', 'genai-prices', { input: '0.15', output: '0.6' }, { aliases: ['openai/gpt-oss-120b-fast'], asText: 'image+video' }],
    ['openai/gpt-oss-20b', 'genai-prices', { input: '0.05', output: '0.2' }, { aliases: ['openai/gpt-oss-20b-fast'], asText: 'image+video' }],
  ],
};
