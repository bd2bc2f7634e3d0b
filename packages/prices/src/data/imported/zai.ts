// Generated from the lists that scripts/import-prices.ts names; `npm run generate -w @spancost/prices` writes it anew.
import type { ImportedProvider } from '../imported-row.ts';

export const ZAI: ImportedProvider = {
  provider: 'zai',
  rows: [
    ['glm-4.7', 'pi-ai', { input: '0.6', cache_read: '0.11', output: '2.2' }],
    ['glm-5-turbo', 'pi-ai', { input: '1.2', cache_read: '0.24', output: '4' }],
    ['glm-5.2', 'both', { input: '1.4', cache_read: '0.26', output: '4.4' }, { aliases: ['GLM-5.2'], asText: 'image+video' }],
    ['glm-5.3', 'both', { input: '1.4', cache_read: '0.26', output: '4.4' }, { aliases: ['GLM-5.3'], asText: 'image+video' }],
    ['glm-5.3-flash', 'differ', { input: '0.15', cache_read: '0.03', output: '0.5' }, { aliases: ['GLM-5.3-Flash'], asText: 'image' }],
  ],
};
