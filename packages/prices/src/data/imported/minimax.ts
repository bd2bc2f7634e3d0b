// Generated from the lists that scripts/import-prices.ts names; `npm run generate -w @spancost/prices` writes it anew.
import type { ImportedProvider } from '../imported-row.ts';

export const MINIMAX: ImportedProvider = {
  provider: 'minimax',
  rows: [
    ['M2-her', 'genai-prices', { input: '0.3', output: '1.2' }, { aliases: ['m2-her'], asText: 'image+video' }],
    ['MiniMax-M2', 'genai-prices', { input: '0.3', cache_read: '0.03', cache_write: '0.375', output: '1.2' }, { aliases: ['minimax-m2', 'MiniMax-M2.1', 'minimax-m2.1', 'MiniMax-M2.5', 'minimax-m2.5'], asText: 'image+video' }],
    ['MiniMax-M2.1-highspeed', 'genai-prices', { input: '0.6', cache_read: '0.03', cache_write: '0.375', output: '2.4' }, { asText: 'image+video' }],
    ['MiniMax-M2.5-highspeed', 'genai-prices', { input: '0.6', cache_read: '0.03', cache_write: '0.375', output: '2.4' }, { asText: 'image+video' }],
    ['MiniMax-M2.7', 'both', { input: '0.3', cache_read: '0.06', cache_write: '0.375', output: '1.2' }, { aliases: ['minimax-m2.7'], asText: 'image+video' }],
    ['MiniMax-M2.7-highspeed', 'both', { input: '0.6', cache_read: '0.06', cache_write: '0.375', output: '2.4' }, { asText: 'image+video' }],
    ['MiniMax-M3', 'both', { input: '0.3', cache_read: '0.06', output: '1.2' }, { aliases: ['minimax-m3'], asText: 'image+video', over: { 512000: { input: '0.6', cache_read: '0.12', output: '2.4' } } }],
    ['MiniMax-M3.1-Flash', 'pi-ai', { input: '0.15', cache_read: '0.015', output: '0.6' }, { asText: 'image' }],
    ['minimax-01', 'genai-prices', { input: '0.2', output: '1.1' }, { asText: 'image+video' }],
    ['minimax-m1', 'genai-prices', { input: '0.4', output: '2.2' }, { asText: 'image+video' }],
  ],
};
