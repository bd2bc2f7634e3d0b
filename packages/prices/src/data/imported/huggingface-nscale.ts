// Generated from the lists that scripts/import-prices.ts names; `npm run generate -w @spancost/prices` writes it anew.
import type { ImportedProvider } from '../imported-row.ts';

export const HUGGINGFACE_NSCALE: ImportedProvider = {
  provider: 'huggingface_nscale',
  rows: [
    ['deepseek-ai/deepseek-r1-distill-llama-70b', 'genai-prices', { input: '0.75', output: '0.75' }, { aliases: ['deepseek-ai/deepseek-r1-distill-llama-70b-fast'], asText: 'image+video' }],
    ['deepseek-ai/deepseek-r1-distill-llama-8b', 'genai-prices', { input: '0.05', output: '0.05' }, { aliases: ['deepseek-ai/deepseek-r1-distill-llama-8b-fast'], asText: 'image+video' }],
    ['deepseek-ai/deepseek-r1-distill-qwen-1.5b', 'genai-prices', { input: '0.1', output: '0.1' }, { aliases: ['deepseek-ai/deepseek-r1-distill-qwen-1.5b-fast'], asText: 'image+video' }],
    ['deepseek-ai/deepseek-r1-distill-qwen-32b', 'genai-prices', { input: '0.3', output: '0.3' }, { aliases: ['deepseek-ai/deepseek-r1-distill-qwen-32b-fast'], asText: 'image+video' }],
    ['deepseek-ai/deepseek-r1-distill-qwen-7b', 'genai-prices', { input: '0.15', output: '0.15' }, { aliases: ['deepseek-ai/deepseek-r1-distill-qwen-7b-fast'], asText: 'image+video' }],
    ['meta-llama/llama-3.1-8b-instruct', 'genai-prices', { input: '0.06', output: '0.06' }, { aliases: ['meta-llama/llama-3.1-8b-instruct-fast'], asText: 'image+video' }],
    ['meta-llama/llama-3.3-70b-instruct', 'genai-prices', { input: '0.4', output: '0.4' }, { aliases: ['meta-llama/llama-3.3-70b-instruct-fast'], asText: 'image+video' }],
    ['meta-llama/llama-4-scout-17b-16e-instruct', 'genai-prices', { input: '0.09', output: '0.29' }, { aliases: ['meta-llama/llama-4-scout-17b-16e-instruct-fast'], asText: 'image+video' }],
    ['openai/gpt-oss-120b', 'genai-prices', { input: '0.1', output: '0.4' }, { aliases: ['openai/gpt-oss-120b-fast'], asText: 'image+video' }],
    ['openai/gpt-oss-20b', 'genai-prices', { input: '0.05', output: '0.2' }, { aliases: ['openai/gpt-oss-20b-fast'], asText: 'image+video' }],
    ['qwen/qwen2.5-coder-32b-instruct', 'genai-prices', { input: '0.06', output: '0.2' }, { aliases: ['qwen/qwen2.5-coder-32b-instruct-fast'], asText: 'image+video' }],
    ['qwen/qwen2.5-coder-3b-instruct', 'genai-prices', { input: '0.01', output: '0.03' }, { aliases: ['qwen/qwen2.5-coder-3b-instruct-fast'], asText: 'image+video' }],
    ['qwen/qwen2.5-coder-7b-instruct', 'genai-prices', { input: '0.01', output: '0.03' }, { aliases: ['qwen/qwen2.5-coder-7b-instruct-fast'], asText: 'image+video' }],
    ['qwen/qwen3-14b', 'genai-prices', { input: '0.07', output: '0.2' }, { aliases: ['qwen/qwen3-14b-fast'], asText: 'image+video' }],
    ['qwen/qwen3-235b-a22b', 'genai-prices', { input: '0.2', output: '0.6' }, { aliases: ['qwen/qwen3-235b-a22b-fast', 'qwen/qwen3-235b-a22b-instruct-2507', 'qwen/qwen3-235b-a22b-instruct-2507-fast'], asText: 'image+video' }],
    ['qwen/qwen3-32b', 'genai-prices', { input: '0.08', output: '0.25' }, { aliases: ['qwen/qwen3-32b-fast'], asText: 'image+video' }],
    ['qwen/qwen3-4b-instruct-2507', 'genai-prices', { input: '0.01', output: '0.03' }, { aliases: ['qwen/qwen3-4b-instruct-2507-fast'], asText: 'image+video' }],
    ['qwen/qwen3-4b-thinking-2507', 'genai-prices', { input: '0.01', output: '0.03' }, { aliases: ['qwen/qwen3-4b-thinking-2507-fast'], asText: 'image+video' }],
    ['qwen/qwen3-8b', 'genai-prices', { input: '0.07', output: '0.18' }, { aliases: ['qwen/qwen3-8b-fast'], asText: 'image+video' }],
    ['qwen/qwq-32b', 'genai-prices', { input: '0.18', output: '0.2' }, { aliases: ['qwen/qwq-32b-fast'], asText: 'image+video' }],
  ],
};
