// Generated from the lists that scripts/import-prices.ts names; `npm run generate -w @spancost/prices` writes it anew.
import type { ImportedProvider } from '../imported-row.ts';

export const MOONSHOT_AI: ImportedProvider = {
  provider: 'moonshot_ai',
  rows: [
    ['kimi-k2', 'genai-prices', { input: '0.57', output: '2.3' }, { asText: 'image+video' }],
    ['kimi-k2-0711-preview', 'genai-prices', { input: '0.6', cache_read: '0.15', output: '2.5' }, { asText: 'image+video' }],
    ['kimi-k2-0905-preview', 'genai-prices', { input: '0.6', cache_read: '0.15', output: '2.5' }, { asText: 'image+video' }],
    ['kimi-k2-thinking', 'genai-prices', { input: '0.6', cache_read: '0.15', output: '2.5' }, { asText: 'image+video' }],
    ['kimi-k2-thinking-turbo', 'genai-prices', { input: '1.15', cache_read: '0.15', output: '8' }, { asText: 'image+video' }],
    ['kimi-k2-turbo-preview', 'genai-prices', { input: '1.15', cache_read: '0.15', output: '8' }, { asText: 'image+video' }],
    ['kimi-k2.5', 'genai-prices', { input: '0.6', cache_read: '0.1', output: '3' }, { asText: 'image+video' }],
    ['kimi-k2.6', 'both', { input: '0.95', cache_read: '0.16', output: '4' }, { asText: 'image+video' }],
    ['kimi-k2.7-code', 'both', { input: '0.95', cache_read: '0.19', output: '4' }, { asText: 'image+video' }],
    ['kimi-k2.7-code-highspeed', 'both', { input: '1.9', cache_read: '0.38', output: '8' }, { asText: 'image+video' }],
    ['kimi-k3', 'both', { input: '3', cache_read: '0.3', output: '15' }, { asText: 'image+video' }],
    ['kimi-k3.1-pro', 'pi-ai', { input: '2', cache_read: '0.2', output: '10' }, { asText: 'image' }],
    ['kimi-k3.1-pro-highspeed', 'pi-ai', { input: '4', cache_read: '0.2', output: '20' }, { asText: 'image' }],
    ['moonshot-v1-128k', 'genai-prices', { input: '2', output: '5' }, { aliases: ['moonshot-v1-128k-vision-preview'], asText: 'image+video' }],
    ['moonshot-v1-32k', 'genai-prices', { input: '1', output: '3' }, { aliases: ['moonshot-v1-32k-vision-preview'], asText: 'image+video' }],
    ['moonshot-v1-8k', 'genai-prices', { input: '0.2', output: '2' }, { aliases: ['moonshot-v1-8k-vision-preview'], asText: 'image+video' }],
  ],
};
