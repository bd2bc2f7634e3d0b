// Generated from the lists that scripts/import-prices.ts names; `npm run generate -w @spancost/prices` writes it anew.
import type { ImportedProvider } from '../imported-row.ts';

export const DEEPSEEK: ImportedProvider = {
  provider: 'deepseek',
  rows: [
    ['deepseek-chat-v3-0324', 'genai-prices', { input: '0.135', cache_read: '0.035', output: '0.55' }, { asText: 'image+video', rules: [{ id: 'hours-1', when: { schedule: { timeZone: 'UTC', windows: [{ from: '00:30', to: '16:30' }] } }, prices: { input: '0.27', cache_read: '0.07', input_image: '0.27', input_video: '0.27', cache_read_image: '0.07', cache_read_video: '0.07', output: '1.1' } }] }],
    ['deepseek-r1-0528', 'genai-prices', { input: '0.135', cache_read: '0.035', output: '0.55' }, { asText: 'image+video', rules: [{ id: 'hours-1', when: { schedule: { timeZone: 'UTC', windows: [{ from: '00:30', to: '16:30' }] } }, prices: { input: '0.55', cache_read: '0.14', input_image: '0.55', input_video: '0.55', cache_read_image: '0.14', cache_read_video: '0.14', output: '2.19' } }] }],
    ['deepseek-v3.1-terminus', 'genai-prices', { input: '0.27', cache_read: '0.13', output: '0.95' }, { asText: 'image+video' }],
    ['deepseek-v3.2', 'genai-prices', { input: '0.2288', output: '0.3432' }, { asText: 'image+video' }],
    ['deepseek-v3.2-exp', 'genai-prices', { input: '0.27', output: '0.41' }, { asText: 'image+video' }],
  ],
};
