// Generated from the lists that scripts/import-prices.ts names; `npm run generate -w @spancost/prices` writes it anew.
import type { ImportedProvider } from '../imported-row.ts';

export const XIAOMI: ImportedProvider = {
  provider: 'xiaomi',
  rows: [
    ['mimo-v2.6-flash', 'pi-ai', { input: '0.14', cache_read: '0.0028', output: '0.28' }, { asText: 'image' }],
    ['mimo-v2.6-pro', 'pi-ai', { input: '0.435', cache_read: '0.0036', output: '0.87' }, { asText: 'image' }],
    ['mimo-v2.6-pro-ultraspeed', 'pi-ai', { input: '4.35', cache_read: '0.036', output: '8.7' }, { asText: 'image' }],
  ],
};
