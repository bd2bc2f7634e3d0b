// Generated from the lists that scripts/import-prices.ts names; `npm run generate -w @spancost/prices` writes it anew.
import type { ImportedProvider } from '../imported-row.ts';

export const HUGGINGFACE_GROQ: ImportedProvider = {
  provider: 'huggingface_groq',
  rows: [
    ['meta-llama/llama-3.3-70b-instruct', 'genai-prices', { input: '0.59', output: '0.79' }, { aliases: ['meta-llama/llama-3.3-70b-instruct-fast'], asText: 'image+video' }],
    ['meta-llama/llama-4-scout-17b-16e-instruct', 'genai-prices', { input: '0.11', output: '0.34' }, { aliases: ['meta-llama/llama-4-scout-17b-16e-instruct-fast'], asText: 'image+video' }],
    ['openai/gpt-oss-120b', 'genai-prices', { input: '0.15', output: '0.75' }, { aliases: ['openai/gpt-oss-120b-fast'], asText: 'image+video' }],
    ['openai/gpt-oss-20b', 'genai-prices', { input: '0.1', output: '0.5' }, { aliases: ['openai/gpt-oss-20b-fast'], asText: 'image+video' }],
    ['qwen/qwen3-32b', 'genai-prices', { input: '0.29', output: '0.59' }, { aliases: ['qwen/qwen3-32b-fast'], asText: 'image+video' }],
  ],
};
