// Generated from the lists that scripts/import-prices.ts names; `npm run generate -w @spancost/prices` writes it anew.
import type { ImportedProvider } from '../imported-row.ts';

export const ZHIPUAI: ImportedProvider = {
  provider: 'zhipuai',
  rows: [
    ['GLM-4-Air', 'genai-prices', { input: '0.069', cache_read: '0.034', output: '0.069' }, { aliases: ['glm-4-air'], asText: 'image+video' }],
    ['GLM-4-AirX', 'genai-prices', { input: '1.379', output: '1.379' }, { aliases: ['glm-4-airx'], asText: 'image+video' }],
    ['GLM-4-Assistant', 'genai-prices', { input: '0.69', output: '0.69' }, { aliases: ['glm-4-assistant'], asText: 'image+video' }],
    ['GLM-4-FlashX-250414', 'genai-prices', { input: '0.014', cache_read: '0.007', output: '0.014' }, { aliases: ['glm-4-flashx-250414'], asText: 'image+video' }],
    ['GLM-4-Long', 'genai-prices', { input: '0.138', cache_read: '0.069', output: '0.138' }, { aliases: ['glm-4-long'], asText: 'image+video' }],
    ['GLM-4-Plus', 'genai-prices', { input: '0.69', cache_read: '0.345', output: '0.69' }, { aliases: ['glm-4-plus'], asText: 'image+video' }],
    ['GLM-4.5-Air', 'genai-prices', { input: '0.11', cache_read: '0.022', output: '0.276' }, { aliases: ['glm-4.5-air'], asText: 'image+video' }],
    ['GLM-4.7', 'genai-prices', { input: '0.276', cache_read: '0.055', output: '1.103' }, { aliases: ['glm-4.7'], asText: 'image+video' }],
    ['GLM-4.7-FlashX', 'genai-prices', { input: '0.069', cache_read: '0.014', output: '0.414' }, { aliases: ['glm-4.7-flashx'], asText: 'image+video' }],
    ['GLM-5', 'genai-prices', { input: '0.552', cache_read: '0.138', output: '2.483' }, { aliases: ['glm-5'], asText: 'image+video' }],
    ['GLM-5-Turbo', 'genai-prices', { input: '0.69', cache_read: '0.166', output: '3.034' }, { aliases: ['glm-5-turbo'], asText: 'image+video' }],
    ['GLM-5.1', 'genai-prices', { input: '0.828', cache_read: '0.179', output: '3.31' }, { aliases: ['glm-5.1', 'GLM-5.1-20260406', 'glm-5.1-20260406'], asText: 'image+video' }],
    ['GLM-5.2', 'genai-prices', { input: '1.103', cache_read: '0.276', output: '3.862' }, { aliases: ['glm-5.2'], asText: 'image+video' }],
    ['GLM-5.3', 'genai-prices', { input: '1.103', cache_read: '0.276', output: '3.862' }, { aliases: ['glm-5.3'], asText: 'image+video' }],
    ['GLM-5.3-Flash', 'genai-prices', { input: '0.055', cache_read: '0.016', output: '0.193' }, { aliases: ['glm-5.3-flash'], asText: 'image+video' }],
  ],
};
