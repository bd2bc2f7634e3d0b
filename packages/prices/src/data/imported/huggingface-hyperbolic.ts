// Generated from the lists that scripts/import-prices.ts names; `npm run generate -w @spancost/prices` writes it anew.
import type { ImportedProvider } from '../imported-row.ts';

export const HUGGINGFACE_HYPERBOLIC: ImportedProvider = {
  provider: 'huggingface_hyperbolic',
  rows: [
    ['deepseek-ai/deepseek-r1', 'genai-prices', { input: '2', output: '2' }, { aliases: ['deepseek-ai/deepseek-r1-fast'], asText: 'image+video' }],
    ['deepseek-ai/deepseek-r1-0528', 'genai-prices', { input: '3', output: '3' }, { aliases: ['deepseek-ai/deepseek-r1-0528-fast'], asText: 'image+video' }],
    ['deepseek-ai/deepseek-v3-0324', 'genai-prices', { input: '1.25', output: '1.25' }, { aliases: ['deepseek-ai/deepseek-v3-0324-fast'], asText: 'image+video' }],
    ['meta-llama/llama-3.3-70b-instruct', 'genai-prices', { input: '0.4', output: '0.4' }, { aliases: ['meta-llama/llama-3.3-70b-instruct-fast'], asText: 'image+video' }],
    ['openai/gpt-oss-120b', 'genai-prices', { input: '0.3', output: '0.3' }, { aliases: ['openai/gpt-oss-120b-fast'], asText: 'image+video' }],
    ['openai/gpt-oss-20b', 'genai-prices', { input: '0.1', output: '0.1' }, { aliases: ['openai/gpt-oss-20b-fast'], asText: 'image+video' }],
    ['qwen/qwen2.5-vl-72b-instruct', 'genai-prices', { input: '0.6', output: '0.6' }, { aliases: ['qwen/qwen2.5-vl-72b-instruct-fast'], asText: 'image+video' }],
    ['qwen/qwen2.5-vl-7b-instruct', 'genai-prices', { input: '0.2', output: '0.2' }, { aliases: ['qwen/qwen2.5-vl-7b-instruct-fast'], asText: 'image+video' }],
    ['qwen/qwen3-235b-a22b-instruct-2507', 'genai-prices', { input: '2', output: '2' }, { aliases: ['qwen/qwen3-235b-a22b-instruct-2507-fast'], asText: 'image+video' }],
    ['qwen/qwen3-coder-480b-a35b-instruct', 'genai-prices', { input: '2', output: '2' }, { aliases: ['qwen/qwen3-coder-480b-a35b-instruct-fast'], asText: 'image+video' }],
    ['qwen/qwen3-next-80b-a3b-instruct', 'genai-prices', { input: '0.3', output: '0.3' }, { aliases: ['qwen/qwen3-next-80b-a3b-instruct-fast'], asText: 'image+video' }],
    ['qwen/qwen3-next-80b-a3b-thinking', 'genai-prices', { input: '0.3', output: '0.3' }, { aliases: ['qwen/qwen3-next-80b-a3b-thinking-fast'], asText: 'image+video' }],
  ],
};
