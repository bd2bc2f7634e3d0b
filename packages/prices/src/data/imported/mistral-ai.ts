// Generated from the lists that scripts/import-prices.ts names; `npm run generate -w @spancost/prices` writes it anew.
import type { ImportedProvider } from '../imported-row.ts';

export const MISTRAL_AI: ImportedProvider = {
  provider: 'mistral_ai',
  rows: [
    ['codestral-2501', 'genai-prices', { input: '0.3', output: '0.9' }, { asText: 'image+video' }],
    ['devstral-small', 'genai-prices', { input: '0.1', output: '0.3' }, { aliases: ['labs-devstral-small-2512'], asText: 'image+video' }],
    ['glm-5-2', 'pi-ai', { input: '1.4', cache_read: '0.14', output: '4.4' }],
    ['magistral-medium', 'genai-prices', { input: '2', output: '5' }, { asText: 'image+video' }],
    ['ministral-3b', 'genai-prices', { input: '0.04', output: '0.04' }, { asText: 'image+video' }],
    ['ministral-8b', 'genai-prices', { input: '0.1', output: '0.1' }, { aliases: ['ministral-8b-2410'], asText: 'image+video' }],
    ['mistral-7b', 'genai-prices', { input: '0.25', output: '0.25' }, { aliases: ['open-mistral-7b'], asText: 'image+video' }],
    ['mistral-large', 'genai-prices', { input: '2', output: '6' }, { aliases: ['mistral-large-2407'], asText: 'image+video' }],
    ['mistral-medium-2312', 'genai-prices', { input: '2.7', output: '8.1' }, { asText: 'image+video' }],
    ['mistral-ocr-2503', 'genai-prices', { page: '1' }, { aliases: ['mistral-ocr-2503-completion'] }],
    ['mistral-ocr-2505-completion', 'genai-prices', { page: '1' }],
    ['mistral-ocr-2512-completion', 'genai-prices', { page: '2' }],
    ['mistral-ocr-4-0-completion', 'genai-prices', { page: '4' }],
    ['mistral-ocr-4-completion', 'genai-prices', { page: '4' }, { aliases: ['mistral-ocr-4-1-completion'] }],
    ['mistral-ocr-latest-completion', 'genai-prices', { page: '4' }, { since: '2026-06-23', earlier: [['genai-prices', { page: '1' }], ['genai-prices', { page: '1' }, { since: '2025-05-22' }], ['genai-prices', { page: '2' }, { since: '2025-12-18' }]] }],
    ['mistral-saba', 'genai-prices', { input: '0.2', output: '0.6' }, { aliases: ['mistral-saba-latest'], asText: 'image+video' }],
    ['mistral-small-24b-instruct-2501', 'genai-prices', { input: '0.05', output: '0.08' }, { asText: 'image+video' }],
    ['mistral-small-3.1-24b-instruct', 'genai-prices', { input: '0.351', output: '0.555' }, { asText: 'image+video' }],
    ['mistral-small-3.2-24b-instruct', 'genai-prices', { input: '0.075', output: '0.2' }, { asText: 'image+video' }],
    ['mistral-tiny', 'genai-prices', { input: '0.25', output: '0.25' }, { asText: 'image+video' }],
    ['mixtral-8x22b-instruct', 'genai-prices', { input: '0.9', output: '0.9' }, { asText: 'image+video' }],
    ['mixtral-8x7b', 'genai-prices', { input: '0.7', output: '0.7' }, { aliases: ['open-mixtral-8x7b'], asText: 'image+video' }],
    ['voxtral-small-24b-2507', 'genai-prices', { input: '0.1', cache_read: '0.01', output: '0.4' }, { asText: 'image+video', since: '2026-08-11', earlier: [['genai-prices', { input: '0.1', cache_read: '0.01', output: '0.3' }, { asText: 'image+video' }]] }],
    ['zai-glm-5-2', 'pi-ai', { input: '1.4', cache_read: '0.14', output: '4.4' }],
  ],
};
