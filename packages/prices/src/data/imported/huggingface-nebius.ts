// Generated from the lists that scripts/import-prices.ts names; `npm run generate -w @spancost/prices` writes it anew.
import type { ImportedProvider } from '../imported-row.ts';

export const HUGGINGFACE_NEBIUS: ImportedProvider = {
  provider: 'huggingface_nebius',
  rows: [
    ['deepseek-ai/deepseek-r1-0528', 'genai-prices', { input: '0.8', output: '2.4' }, { aliases: ['deepseek-ai/deepseek-r1-0528-fast'], asText: 'image+video' }],
    ['deepseek-ai/deepseek-v3-0324', 'genai-prices', { input: '0.75', output: '2.25' }, { aliases: ['deepseek-ai/deepseek-v3-0324-fast'], asText: 'image+video' }],
    ['google/gemma-2-2b-it', 'genai-prices', { input: '0.02', output: '0.06' }, { aliases: ['google/gemma-2-2b-it-fast'], asText: 'image+video' }],
    ['google/gemma-2-9b-it', 'genai-prices', { input: '0.03', output: '0.09' }, { aliases: ['google/gemma-2-9b-it-fast'], asText: 'image+video' }],
    ['google/gemma-3-27b-it', 'genai-prices', { input: '0.2', output: '0.6' }, { aliases: ['google/gemma-3-27b-it-fast'], asText: 'image+video' }],
    ['meta-llama/llama-3.1-8b-instruct', 'genai-prices', { input: '0.03', output: '0.09' }, { aliases: ['meta-llama/llama-3.1-8b-instruct-fast'], asText: 'image+video' }],
    ['meta-llama/llama-3.3-70b-instruct', 'genai-prices', { input: '0.25', output: '0.75' }, { aliases: ['meta-llama/llama-3.3-70b-instruct-fast'], asText: 'image+video' }],
    ['moonshotai/kimi-k2-instruct', 'genai-prices', { input: '0.5', output: '2.4' }, { aliases: ['moonshotai/kimi-k2-instruct-fast'], asText: 'image+video' }],
    ['moonshotai/kimi-k2-thinking', 'genai-prices', { input: '0.6', output: '2.5' }, { aliases: ['moonshotai/kimi-k2-thinking-fast'], asText: 'image+video' }],
    ['nousresearch/hermes-4-405b', 'genai-prices', { input: '1', output: '3' }, { aliases: ['nousresearch/hermes-4-405b-fast'], asText: 'image+video' }],
    ['nousresearch/hermes-4-70b', 'genai-prices', { input: '0.13', output: '0.4' }, { aliases: ['nousresearch/hermes-4-70b-fast'], asText: 'image+video' }],
    ['nvidia/llama-3_1-nemotron-ultra-253b-v1', 'genai-prices', { input: '0.6', output: '1.8' }, { aliases: ['nvidia/llama-3_1-nemotron-ultra-253b-v1-fast'], asText: 'image+video' }],
    ['nvidia/nvidia-nemotron-nano-12b-v2', 'genai-prices', { input: '0.07', output: '0.2' }, { aliases: ['nvidia/nvidia-nemotron-nano-12b-v2-fast'], asText: 'image+video' }],
    ['openai/gpt-oss-120b', 'genai-prices', { input: '0.15', output: '0.6' }, { aliases: ['openai/gpt-oss-120b-fast'], asText: 'image+video' }],
    ['primeintellect/intellect-3-fp8', 'genai-prices', { input: '0.2', output: '1.1' }, { aliases: ['primeintellect/intellect-3-fp8-fast'], asText: 'image+video' }],
    ['qwen/qwen2.5-coder-7b', 'genai-prices', { input: '0.03', output: '0.09' }, { aliases: ['qwen/qwen2.5-coder-7b-fast'], asText: 'image+video' }],
    ['qwen/qwen2.5-vl-72b-instruct', 'genai-prices', { input: '0.25', output: '0.75' }, { aliases: ['qwen/qwen2.5-vl-72b-instruct-fast'], asText: 'image+video' }],
    ['qwen/qwen3-235b-a22b-instruct-2507', 'genai-prices', { input: '0.2', output: '0.6' }, { aliases: ['qwen/qwen3-235b-a22b-instruct-2507-fast'], asText: 'image+video' }],
    ['qwen/qwen3-235b-a22b-thinking-2507', 'genai-prices', { input: '0.2', output: '0.8' }, { aliases: ['qwen/qwen3-235b-a22b-thinking-2507-fast'], asText: 'image+video' }],
    ['qwen/qwen3-30b-a3b-instruct-2507', 'genai-prices', { input: '0.1', output: '0.3' }, { aliases: ['qwen/qwen3-30b-a3b-instruct-2507-fast'], asText: 'image+video' }],
    ['qwen/qwen3-30b-a3b-thinking-2507', 'genai-prices', { input: '0.1', output: '0.3' }, { aliases: ['qwen/qwen3-30b-a3b-thinking-2507-fast'], asText: 'image+video' }],
    ['qwen/qwen3-32b', 'genai-prices', { input: '0.1', output: '0.3' }, { aliases: ['qwen/qwen3-32b-fast'], asText: 'image+video' }],
    ['qwen/qwen3-coder-30b-a3b-instruct', 'genai-prices', { input: '0.1', output: '0.3' }, { aliases: ['qwen/qwen3-coder-30b-a3b-instruct-fast'], asText: 'image+video' }],
    ['qwen/qwen3-coder-480b-a35b-instruct', 'genai-prices', { input: '0.4', output: '1.8' }, { aliases: ['qwen/qwen3-coder-480b-a35b-instruct-fast'], asText: 'image+video' }],
    ['zai-org/glm-4.5', 'genai-prices', { input: '0.6', output: '2.2' }, { aliases: ['zai-org/glm-4.5-fast'], asText: 'image+video' }],
    ['zai-org/glm-4.5-air', 'genai-prices', { input: '0.2', output: '1.2' }, { aliases: ['zai-org/glm-4.5-air-fast'], asText: 'image+video' }],
  ],
};
