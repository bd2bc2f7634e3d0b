// Generated from the lists that scripts/import-prices.ts names; `npm run generate -w @spancost/prices` writes it anew.
import type { ImportedProvider } from '../imported-row.ts';

export const HUGGINGFACE_CEREBRAS: ImportedProvider = {
  provider: 'huggingface_cerebras',
  rows: [
    ['meta-llama/llama-3.1-8b-instruct', 'genai-prices', { input: '0.1', output: '0.1' }, { aliases: ['meta-llama/llama-3.1-8b-instruct-fast'], asText: 'image+video' }],
  ],
};
