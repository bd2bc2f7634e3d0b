// Generated from the lists that scripts/import-prices.ts names; `npm run generate -w @spancost/prices` writes it anew.
import type { ImportedProvider } from '../imported-row.ts';

export const AVIAN: ImportedProvider = {
  provider: 'avian',
  rows: [
    ['Meta-Llama-3.1-405B-Instruct', 'genai-prices', { input: '1.5', output: '1.5' }, { asText: 'image+video' }],
    ['Meta-Llama-3.1-70B-Instruct', 'genai-prices', { input: '0.45', output: '0.45' }, { asText: 'image+video' }],
    ['Meta-Llama-3.1-8B-Instruct', 'genai-prices', { input: '0.1', output: '0.1' }, { asText: 'image+video' }],
    ['Meta-Llama-3.3-70B-Instruct', 'genai-prices', { input: '0.45', output: '0.45' }, { asText: 'image+video' }],
    ['deepseek/deepseek-v3.2', 'genai-prices', { input: '0.23', cache_read: '0.012', output: '0.33' }, { asText: 'image+video' }],
    ['deepseek/deepseek-v4-flash', 'genai-prices', { input: '0.0805', cache_read: '0.0165', output: '0.161' }, { asText: 'image+video' }],
    ['deepseek/deepseek-v4-pro', 'genai-prices', { input: '1.305', cache_read: '0.10875', output: '2.61' }, { asText: 'image+video' }],
    ['deepseek/deepseek-v4-pro-0813', 'genai-prices', { input: '0.594', cache_read: '0.0198', output: '1.782' }, { asText: 'image+video' }],
    ['minimax/minimax-m2.5', 'genai-prices', { input: '0.27', cache_read: '0.15', output: '1.08' }, { asText: 'image+video' }],
    ['moonshotai/kimi-k2.5', 'genai-prices', { input: '0.45', cache_read: '0.225', output: '2.2' }, { asText: 'image+video' }],
    ['moonshotai/kimi-k2.6', 'genai-prices', { input: '0.95', cache_read: '0.16', output: '4' }, { asText: 'image+video' }],
    ['xiaomi/mimo-v2.5', 'genai-prices', { input: '0.2', cache_read: '0.05', output: '0.4' }, { asText: 'image+video' }],
    ['xiaomi/mimo-v2.5-pro', 'genai-prices', { input: '0.435', cache_read: '0.0036', output: '0.87' }, { asText: 'image+video' }],
    ['z-ai/glm-4.7', 'genai-prices', { input: '0.388', cache_read: '0.097', output: '1.806' }, { asText: 'image+video' }],
    ['z-ai/glm-5', 'genai-prices', { input: '0.516', cache_read: '0.129', output: '2.322' }, { asText: 'image+video' }],
    ['z-ai/glm-5.1', 'genai-prices', { input: '0.743', cache_read: '0.186', output: '2.971' }, { asText: 'image+video' }],
    ['z-ai/glm-5.2', 'genai-prices', { input: '0.495', cache_read: '0.124', output: '1.733' }, { asText: 'image+video' }],
  ],
};
