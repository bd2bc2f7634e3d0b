// Generated from the lists that scripts/import-prices.ts names; `npm run generate -w @spancost/prices` writes it anew.
import type { ImportedProvider } from '../imported-row.ts';

export const HUGGINGFACE_SAMBANOVA: ImportedProvider = {
  provider: 'huggingface_sambanova',
  rows: [
    ['deepseek-ai/deepseek-r1-0528', 'genai-prices', { input: '5', output: '7' }, { aliases: ['deepseek-ai/deepseek-r1-0528-fast'], asText: 'image+video' }],
    ['deepseek-ai/deepseek-r1-distill-llama-70b', 'genai-prices', { input: '0.7', output: '1.4' }, { aliases: ['deepseek-ai/deepseek-r1-distill-llama-70b-fast'], asText: 'image+video' }],
    ['deepseek-ai/deepseek-v3-0324', 'genai-prices', { input: '3', output: '4.5' }, { aliases: ['deepseek-ai/deepseek-v3-0324-fast'], asText: 'image+video' }],
    ['meta-llama/llama-3.1-8b-instruct', 'genai-prices', { input: '0.1', output: '0.2' }, { aliases: ['meta-llama/llama-3.1-8b-instruct-fast'], asText: 'image+video' }],
    ['meta-llama/llama-3.3-70b-instruct', 'genai-prices', { input: '0.6', output: '1.2' }, { aliases: ['meta-llama/llama-3.3-70b-instruct-fast'], asText: 'image+video' }],
    ['openai/gpt-oss-120b', 'genai-prices', { input: '0.22', output: '0.59' }, { aliases: ['openai/gpt-oss-120b-fast'], asText: 'image+video' }],
    ['qwen/qwen3-32b', 'genai-prices', { input: '0.4', output: '0.8' }, { aliases: ['qwen/qwen3-32b-fast'], asText: 'image+video' }],
    ['tokyotech-llm/llama-3.3-swallow-70b-instruct-v0.4', 'genai-prices', { input: '0.6', output: '1.2' }, { aliases: ['tokyotech-llm/llama-3.3-swallow-70b-instruct-v0.4-fast'], asText: 'image+video' }],
  ],
};
