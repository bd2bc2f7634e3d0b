// Generated from the lists that scripts/import-prices.ts names; `npm run generate -w @spancost/prices` writes it anew.
import type { ImportedProvider } from '../imported-row.ts';

export const META: ImportedProvider = {
  provider: 'meta',
  rows: [
    ['muse-ember-1.0', 'pi-ai', { input: '0.1', cache_read: '0.004', output: '0.5' }, { asText: 'image', over: { 200000: { input: '0.3', cache_read: '0.012', output: '1.5' } } }],
    ['muse-spark-1.1', 'pi-ai', { input: '1.25', cache_read: '0.15', output: '4.25' }, { asText: 'image' }],
    ['muse-spark-1.2', 'pi-ai', { input: '1.25', cache_read: '0.15', output: '4.25' }, { asText: 'image' }],
    ['muse-spark-1.2-contributor', 'pi-ai', { input: '0.1', cache_read: '0.002', output: '0.2' }, { asText: 'image' }],
    ['muse-spark-1.3', 'pi-ai', { input: '1.25', cache_read: '0.15', output: '4.25' }, { asText: 'image' }],
    ['muse-spark-1.3-contributor', 'pi-ai', { input: '0.1', cache_read: '0.002', output: '0.2' }, { asText: 'image' }],
    ['muse-wonder-1.0', 'pi-ai', { input: '4', cache_read: '0.2', output: '20' }, { asText: 'image' }],
  ],
};
