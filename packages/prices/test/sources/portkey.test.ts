import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/sources/index.ts';
import { pricesOf } from './prices-of.ts';
import { PORTKEY } from './published-lists.ts';

describe('Portkey', () => {
  it('has cents per token, and must be told whose prices they are', () => {
    expect(pricesOf(PORTKEY, 'anthropic').get('anthropic claude-3-5-sonnet-20241022')).toMatchObject({
      prices: { input: '3', cache_read: '0.3', cache_write: '3.75', cache_write_1h: '6', output: '15', web_search: '10' },
      rules: [{ id: 'batch', prices: { input: '1.5', output: '7.5' } }],
    });
    expect(readSource(PORTKEY)).toMatchObject({
      prices: [],
      problems: [{ path: [], problem: 'does not say whose prices these are; name the provider' }],
    });
  });
});
