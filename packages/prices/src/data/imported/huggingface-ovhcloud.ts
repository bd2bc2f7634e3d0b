// Generated from the lists that scripts/import-prices.ts names; `npm run generate -w @spancost/prices` writes it anew.
import type { ImportedProvider } from '../imported-row.ts';

export const HUGGINGFACE_OVHCLOUD: ImportedProvider = {
  provider: 'huggingface_ovhcloud',
  rows: [
    ['meta-llama/llama-3.1-8b-instruct', 'genai-prices', { input: '0.11', output: '0.11' }, { aliases: ['meta-llama/llama-3.1-8b-instruct-fast'], asText: 'image+video' }],
    ['meta-llama/llama-3.3-70b-instruct', 'genai-prices', { input: '0.74', output: '0.74' }, { aliases: ['meta-llama/llama-3.3-70b-instruct-fast'], asText: 'image+video' }],
    ['openai/gpt-oss-120b', 'genai-prices', { input: '0.09', output: '0.47' }, { aliases: ['openai/gpt-oss-120b-fast'], asText: 'image+video' }],
    ['openai/gpt-oss-20b', 'genai-prices', { input: '0.05', output: '0.18' }, { aliases: ['openai/gpt-oss-20b-fast'], asText: 'image+video' }],
    ['qwen/qwen2.5-vl-72b-instruct', 'genai-prices', { input: '1.01', output: '1.01' }, { aliases: ['qwen/qwen2.5-vl-72b-instruct-fast'], asText: 'image+video' }],
    ['qwen/qwen3-32b', 'genai-prices', { input: '0.09', output: '0.25' }, { aliases: ['qwen/qwen3-32b-fast'], asText: 'image+video' }],
    ['qwen/qwen3-coder-30b-a3b-instruct', 'genai-prices', { input: '0.07', output: '0.26' }, { aliases: ['qwen/qwen3-coder-30b-a3b-instruct-fast'], asText: 'image+video' }],
  ],
};
