// Generated from the lists that scripts/import-prices.ts names; `npm run generate -w @spancost/prices` writes it anew.
import type { ImportedProvider } from '../imported-row.ts';

export const MOONSHOTAI_CN: ImportedProvider = {
  provider: 'moonshotai-cn',
  rows: [
    ['kimi-k2.6', 'pi-ai', { input: '0.9711', cache_read: '0.1643', output: '4.0337' }, { asText: 'image' }],
    ['kimi-k2.7-code', 'pi-ai', { input: '0.9711', cache_read: '0.1942', output: '4.0337' }, { asText: 'image' }],
    ['kimi-k2.7-code-highspeed', 'pi-ai', { input: '1.9421', cache_read: '0.3884', output: '8.0673' }, { asText: 'image' }],
    ['kimi-k3', 'pi-ai', { input: '3', cache_read: '0.3', output: '15' }, { asText: 'image' }],
    ['kimi-k3.1-pro', 'pi-ai', { input: '1.9437', cache_read: '0.1944', output: '10.1671' }, { asText: 'image' }],
    ['kimi-k3.1-pro-highspeed', 'pi-ai', { input: '3.8874', cache_read: '0.1944', output: '20.3342' }, { asText: 'image' }],
  ],
};
