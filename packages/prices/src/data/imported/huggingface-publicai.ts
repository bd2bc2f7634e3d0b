// Generated from the lists that scripts/import-prices.ts names; `npm run generate -w @spancost/prices` writes it anew.
import type { ImportedProvider } from '../imported-row.ts';

export const HUGGINGFACE_PUBLICAI: ImportedProvider = {
  provider: 'huggingface_publicai',
  rows: [
    ['aisingapore/gemma-sea-lion-v4-27b-it', 'genai-prices', { input: '0.2', output: '0.4' }, { aliases: ['aisingapore/gemma-sea-lion-v4-27b-it-fast'], asText: 'image+video' }],
    ['aisingapore/qwen-sea-lion-v4-32b-it', 'genai-prices', { input: '0.25', output: '0.5' }, { aliases: ['aisingapore/qwen-sea-lion-v4-32b-it-fast'], asText: 'image+video' }],
    ['allenai/olmo-3-7b-instruct', 'genai-prices', { input: '0.1', output: '0.2' }, { aliases: ['allenai/olmo-3-7b-instruct-fast'], asText: 'image+video' }],
    ['allenai/olmo-3.1-32b-instruct', 'genai-prices', { input: '0.2', output: '0.6' }, { aliases: ['allenai/olmo-3.1-32b-instruct-fast'], asText: 'image+video' }],
    ['dicta-il/dictalm-3.0-24b-thinking', 'genai-prices', { input: '0.2', output: '0.4' }, { aliases: ['dicta-il/dictalm-3.0-24b-thinking-fast'], asText: 'image+video' }],
    ['swiss-ai/apertus-70b-instruct-2509', 'genai-prices', { input: '0.82', output: '2.92' }, { aliases: ['swiss-ai/apertus-70b-instruct-2509-fast'], asText: 'image+video' }],
    ['swiss-ai/apertus-8b-instruct-2509', 'genai-prices', { input: '0.1', output: '0.2' }, { aliases: ['swiss-ai/apertus-8b-instruct-2509-fast'], asText: 'image+video' }],
    ['utter-project/eurollm-22b-instruct-2512', 'genai-prices', { input: '0.1', output: '0.2' }, { aliases: ['utter-project/eurollm-22b-instruct-2512-fast'], asText: 'image+video' }],
  ],
};
