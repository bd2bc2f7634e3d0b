// Generated from the lists that scripts/import-prices.ts names; `npm run generate -w @spancost/prices` writes it anew.
import type { ImportedProvider } from '../imported-row.ts';

export const MINIMAX_CN: ImportedProvider = {
  provider: 'minimax-cn',
  rows: [
    ['MiniMax-M2.7', 'pi-ai', { input: '0.3137', cache_read: '0.0627', cache_write: '0.3922', output: '1.2549' }],
    ['MiniMax-M2.7-highspeed', 'pi-ai', { input: '0.6275', cache_read: '0.0627', cache_write: '0.3922', output: '2.5098' }],
    ['MiniMax-M3', 'pi-ai', { input: '0.3137', cache_read: '0.0627', output: '1.2549' }, { asText: 'image', over: { 512000: { input: '0.6275', cache_read: '0.1255', output: '2.5098' } } }],
    ['MiniMax-M3.1-Flash', 'pi-ai', { input: '0.1494', cache_read: '0.0149', output: '0.5976' }, { asText: 'image' }],
  ],
};
