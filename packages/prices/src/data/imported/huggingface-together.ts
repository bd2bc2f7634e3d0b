// Generated from the lists that scripts/import-prices.ts names; `npm run generate -w @spancost/prices` writes it anew.
import type { ImportedProvider } from '../imported-row.ts';

export const HUGGINGFACE_TOGETHER: ImportedProvider = {
  provider: 'huggingface_together',
  rows: [
    ['deepcogito/cogito-671b-v2.1', 'genai-prices', { input: '1.25', output: '1.25' }, { aliases: ['deepcogito/cogito-671b-v2.1-fast', 'deepcogito/cogito-671b-v2.1-fp8', 'deepcogito/cogito-671b-v2.1-fp8-fast'], asText: 'image+video' }],
    ['deepseek-ai/deepseek-r1', 'genai-prices', { input: '3', output: '7' }, { aliases: ['deepseek-ai/deepseek-r1-fast', 'deepseek-ai/deepseek-r1-0528', 'deepseek-ai/deepseek-r1-0528-fast'], asText: 'image+video' }],
    ['deepseek-ai/deepseek-v3', 'genai-prices', { input: '1.25', output: '1.25' }, { aliases: ['deepseek-ai/deepseek-v3-fast', 'deepseek-ai/deepseek-v3-0324', 'deepseek-ai/deepseek-v3-0324-fast'], asText: 'image+video' }],
    ['deepseek-ai/deepseek-v3.1', 'genai-prices', { input: '0.6', output: '1.7' }, { aliases: ['deepseek-ai/deepseek-v3.1-fast'], asText: 'image+video' }],
    ['essentialai/rnj-1-instruct', 'genai-prices', { input: '0.15', output: '0.15' }, { aliases: ['essentialai/rnj-1-instruct-fast'], asText: 'image+video' }],
    ['google/gemma-3n-e4b-it', 'genai-prices', { input: '0.02', output: '0.04' }, { aliases: ['google/gemma-3n-e4b-it-fast'], asText: 'image+video' }],
    ['meta-llama/llama-3.3-70b-instruct', 'genai-prices', { input: '0.88', output: '0.88' }, { aliases: ['meta-llama/llama-3.3-70b-instruct-fast'], asText: 'image+video' }],
    ['meta-llama/llama-4-maverick-17b-128e-instruct-fp8', 'genai-prices', { input: '0.27', output: '0.85' }, { aliases: ['meta-llama/llama-4-maverick-17b-128e-instruct-fp8-fast'], asText: 'image+video' }],
    ['moonshotai/kimi-k2.5', 'genai-prices', { input: '0.5', output: '2.8' }, { aliases: ['moonshotai/kimi-k2.5-fast'], asText: 'image+video' }],
    ['openai/gpt-oss-120b', 'genai-prices', { input: '0.15', output: '0.6' }, { aliases: ['openai/gpt-oss-120b-fast'], asText: 'image+video' }],
    ['openai/gpt-oss-20b', 'genai-prices', { input: '0.05', output: '0.2' }, { aliases: ['openai/gpt-oss-20b-fast'], asText: 'image+video' }],
    ['qwen/qwen2.5-7b-instruct', 'genai-prices', { input: '0.3', output: '0.3' }, { aliases: ['qwen/qwen2.5-7b-instruct-fast'], asText: 'image+video' }],
    ['qwen/qwen3-235b-a22b-instruct-2507', 'genai-prices', { input: '0.2', output: '0.6' }, { aliases: ['qwen/qwen3-235b-a22b-instruct-2507-fast'], asText: 'image+video' }],
    ['qwen/qwen3-coder-480b-a35b-instruct', 'genai-prices', { input: '2', output: '2' }, { aliases: ['qwen/qwen3-coder-480b-a35b-instruct-fast', 'qwen/qwen3-coder-480b-a35b-instruct-fp8', 'qwen/qwen3-coder-480b-a35b-instruct-fp8-fast'], asText: 'image+video' }],
    ['qwen/qwen3-coder-next-fp8', 'genai-prices', { input: '0.5', output: '1.2' }, { aliases: ['qwen/qwen3-coder-next-fp8-fast'], asText: 'image+video' }],
    ['qwen/qwen3-next-80b-a3b-instruct', 'genai-prices', { input: '0.15', output: '1.5' }, { aliases: ['qwen/qwen3-next-80b-a3b-instruct-fast'], asText: 'image+video' }],
    ['qwen/qwen3-vl-8b-instruct', 'genai-prices', { input: '0.18', output: '0.68' }, { aliases: ['qwen/qwen3-vl-8b-instruct-fast'], asText: 'image+video' }],
    ['qwen/qwen3.5-397b-a17b', 'genai-prices', { input: '0.6', output: '3.6' }, { aliases: ['qwen/qwen3.5-397b-a17b-fast'], asText: 'image+video' }],
    ['qwen/qwen3.5-9b', 'genai-prices', { input: '0.1', output: '0.15' }, { aliases: ['qwen/qwen3.5-9b-fast'], asText: 'image+video' }],
    ['zai-org/glm-4.5-air-fp8', 'genai-prices', { input: '0.2', output: '1.1' }, { aliases: ['zai-org/glm-4.5-air-fp8-fast'], asText: 'image+video' }],
    ['zai-org/glm-4.6', 'genai-prices', { input: '0.6', output: '2.2' }, { aliases: ['zai-org/glm-4.6-fast'], asText: 'image+video' }],
    ['zai-org/glm-4.7-fp8', 'genai-prices', { input: '0.45', output: '2' }, { aliases: ['zai-org/glm-4.7-fp8-fast'], asText: 'image+video' }],
    ['zai-org/glm-5', 'genai-prices', { input: '1', output: '3.2' }, { aliases: ['zai-org/glm-5-fast'], asText: 'image+video' }],
  ],
};
