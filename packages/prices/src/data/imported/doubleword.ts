// Generated from the lists that scripts/import-prices.ts names; `npm run generate -w @spancost/prices` writes it anew.
import type { ImportedProvider } from '../imported-row.ts';

export const DOUBLEWORD: ImportedProvider = {
  provider: 'doubleword',
  rows: [
    ['Qwen/Qwen3-14B-FP8', 'genai-prices', { input: '0.05', output: '0.6' }, { asText: 'image+video' }],
    ['Qwen/Qwen3-Embedding-8B', 'genai-prices', { input: '0.04' }],
    ['Qwen/Qwen3-VL-235B-A22B-Instruct-FP8', 'genai-prices', { input: '0.6', output: '1.2' }, { asText: 'image+video' }],
    ['Qwen/Qwen3-VL-30B-A3B-Instruct-FP8', 'genai-prices', { input: '0.16', output: '0.8' }, { asText: 'image+video' }],
    ['Qwen/Qwen3.5-35B-A3B-FP8', 'genai-prices', { input: '0.25', output: '2' }, { asText: 'image+video' }],
    ['Qwen/Qwen3.5-397B-A17B', 'genai-prices', { input: '0.6', output: '3.6' }, { asText: 'image+video' }],
    ['Qwen/Qwen3.5-9B', 'genai-prices', { input: '0.08', output: '0.7' }, { asText: 'image+video' }],
    ['Qwen/Qwen3.6-35B-A3B-FP8', 'genai-prices', { input: '0.25', output: '2' }, { asText: 'image+video' }],
    ['Qwen/Qwen3.8-27B-FP8', 'genai-prices', { input: '0.45', cache_read: '0.04', output: '3' }, { asText: 'image+video' }],
    ['deepseek-ai/DeepSeek-V4-Flash', 'genai-prices', { input: '0.14', output: '0.28' }, { asText: 'image+video' }],
    ['deepseek-ai/DeepSeek-V4-Flash-0731', 'genai-prices', { input: '0.09', cache_read: '0.02', output: '0.18' }, { asText: 'image+video' }],
    ['deepseek-ai/DeepSeek-V4-Pro', 'genai-prices', { input: '1.74', output: '3.48' }, { asText: 'image+video' }],
    ['deepseek-ai/DeepSeek-V4.1-Flash', 'genai-prices', { input: '0.15', cache_read: '0.01', output: '0.6' }, { asText: 'image+video' }],
    ['google/gemma-4-31B-it', 'genai-prices', { input: '0.14', output: '0.4' }, { asText: 'image+video' }],
    ['mistralai/Devstral-2-123B-Instruct-2512', 'genai-prices', { input: '0.4', output: '2' }, { asText: 'image+video' }],
    ['moonshotai/Kimi-K2.6', 'genai-prices', { input: '0.95', output: '4' }, { asText: 'image+video' }],
    ['moonshotai/kimi-k3', 'genai-prices', { input: '3', cache_read: '0.3', output: '15' }, { asText: 'image+video' }],
    ['nvidia/NVIDIA-Nemotron-3-Super-120B-A12B-NVFP4', 'genai-prices', { input: '0.3', output: '0.75' }, { asText: 'image+video' }],
    ['openai/gpt-oss-20b', 'genai-prices', { input: '0.04', output: '0.3' }, { asText: 'image+video' }],
    ['zai-org/GLM-5.1-FP8', 'genai-prices', { input: '1.4', output: '4.4' }, { asText: 'image+video' }],
    ['zai-org/GLM-5.2-FP8', 'genai-prices', { input: '0.93', cache_read: '0.19', output: '3' }, { asText: 'image+video' }],
  ],
};
