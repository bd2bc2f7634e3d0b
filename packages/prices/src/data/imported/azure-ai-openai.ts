// Generated from the lists that scripts/import-prices.ts names; `npm run generate -w @spancost/prices` writes it anew.
import type { ImportedProvider } from '../imported-row.ts';

export const AZURE_AI_OPENAI: ImportedProvider = {
  provider: 'azure.ai.openai',
  rows: [
    ['ada', 'genai-prices', { input: '0.1' }, { aliases: ['text-embedding-ada', 'text-embedding-ada-002-v2'] }],
    ['babbage', 'genai-prices', { input: '0.4' }, { aliases: ['babbage-002'] }],
    ['curie', 'genai-prices', { input: '2' }, { aliases: ['text-curie', 'text-curie-001'] }],
    ['davinci', 'genai-prices', { input: '2' }, { aliases: ['davinci-002', 'text-davinci', 'text-davinci-002'] }],
    ['deepseek-v4-pro', 'pi-ai', { input: '1.925', cache_read: '0.165', output: '3.828' }],
    ['gpt-5-chat-latest', 'pi-ai', { input: '1.25', cache_read: '0.125', output: '10' }, { asText: 'image' }],
    ['gpt-5.3-codex-spark', 'pi-ai', { input: '1.75', cache_read: '0.175', output: '14' }, { asText: 'image' }],
    ['gpt-5.6-cyber', 'pi-ai', { input: '12.5', cache_read: '1.25', cache_write: '15.625', output: '75' }, { asText: 'image' }],
    ['gpt-6.1-terra', 'pi-ai', { input: '1', cache_read: '0.05', cache_write: '1.25', output: '5' }, { asText: 'image', over: { 272000: { input: '2', cache_read: '0.1', cache_write: '2.5', output: '7.5' } } }],
    ['gpt-daybreak-blue-latest', 'pi-ai', { input: '4', cache_read: '0.4', cache_write: '5', output: '20' }, { asText: 'image', over: { 272000: { input: '8', cache_read: '0.8', cache_write: '10', output: '30' } } }],
    ['gpt-daybreak-red-latest', 'pi-ai', { input: '12.5', cache_read: '1.25', cache_write: '15.625', output: '75' }, { asText: 'image' }],
    ['phi-3-medium-128k-instruct', 'genai-prices', { input: '1', output: '1' }, { asText: 'image+video' }],
    ['phi-3-mini-128k-instruct', 'genai-prices', { input: '0.1', output: '0.1' }, { asText: 'image+video' }],
    ['phi-3.5-mini-128k-instruct', 'genai-prices', { input: '0.1', output: '0.1' }, { asText: 'image+video' }],
    ['phi-4', 'genai-prices', { input: '0.07', output: '0.14' }, { asText: 'image+video' }],
    ['phi-4-mini-instruct', 'genai-prices', { input: '0.08', output: '0.35' }, { asText: 'image+video' }],
    ['phi-4-multimodal-instruct', 'genai-prices', { input: '0.05', output: '0.1' }, { asText: 'image+video' }],
    ['phi-4-reasoning-plus', 'genai-prices', { input: '0.07', output: '0.35' }, { asText: 'image+video' }],
    ['wizardlm-2-8x22b', 'genai-prices', { input: '0.48', output: '0.48' }, { asText: 'image+video' }],
  ],
};
