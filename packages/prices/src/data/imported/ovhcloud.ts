// Generated from the lists that scripts/import-prices.ts names; `npm run generate -w @spancost/prices` writes it anew.
import type { ImportedProvider } from '../imported-row.ts';

export const OVHCLOUD: ImportedProvider = {
  provider: 'ovhcloud',
  rows: [
    ['DeepSeek-R1-Distill-Llama-70B', 'genai-prices', { input: '0.74', output: '0.74' }, { aliases: ['deepseek-r1-distill-llama-70b'], asText: 'image+video' }],
    ['Llama-3.1-8B-Instruct', 'genai-prices', { input: '0.11', output: '0.11' }, { aliases: ['llama-3.1-8b-instruct'], asText: 'image+video' }],
    ['Meta-Llama-3_3-70B-Instruct', 'genai-prices', { input: '0.74', output: '0.74' }, { aliases: ['meta-llama-3_3-70b-instruct'], asText: 'image+video' }],
    ['Mistral-7B-Instruct-v0.3', 'genai-prices', { input: '0.11', output: '0.11' }, { aliases: ['mistral-7b-instruct-v0.3'], asText: 'image+video' }],
    ['Mistral-Nemo-Instruct-2407', 'genai-prices', { input: '0.14', output: '0.14' }, { aliases: ['mistral-nemo-instruct-2407'], asText: 'image+video' }],
    ['Mistral-Small-3.2-24B-Instruct-2506', 'genai-prices', { input: '0.1', output: '0.31' }, { aliases: ['mistral-small-3.2-24b-instruct-2506'], asText: 'image+video' }],
    ['Mixtral-8x7B-Instruct-v0.1', 'genai-prices', { input: '0.7', output: '0.7' }, { aliases: ['mixtral-8x7b-instruct-v0.1'], asText: 'image+video' }],
    ['Qwen2.5-VL-72B-Instruct', 'genai-prices', { input: '1.01', output: '1.01' }, { aliases: ['qwen2.5-vl-72b-instruct'], asText: 'image+video' }],
    ['Qwen3-32B', 'genai-prices', { input: '0.09', output: '0.25' }, { aliases: ['qwen3-32b'], asText: 'image+video' }],
    ['Qwen3-Coder-30B-A3B-Instruct', 'genai-prices', { input: '0.07', output: '0.26' }, { aliases: ['qwen3-coder-30b-a3b-instruct'], asText: 'image+video' }],
    ['bge-base-en-v1.5', 'genai-prices', { input: '0.01' }],
    ['bge-m3', 'genai-prices', { input: '0.01' }],
    ['bge-multilingual-gemma2', 'genai-prices', { input: '0.01' }],
    ['gpt-oss-120b', 'genai-prices', { input: '0.09', output: '0.47' }, { asText: 'image+video' }],
    ['gpt-oss-20b', 'genai-prices', { input: '0.05', output: '0.18' }, { asText: 'image+video' }],
  ],
};
