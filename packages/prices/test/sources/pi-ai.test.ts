import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/sources/index.ts';
import { pricesOf } from './prices-of.ts';
import { PI_AI } from './published-lists.ts';

describe('pi-ai', () => {
  const prices = pricesOf(PI_AI);

  it('has 0.1 and 0.5 for Haiku 5.5, its images at the price of text, and five times that above 100,000 tokens', () => {
    expect(prices.get('anthropic claude-haiku-5-5')).toEqual({
      provider: 'anthropic',
      model: 'claude-haiku-5-5',
      free: false,
      prices: { input: '0.1', cache_read: '0.01', cache_write: '0.125', input_image: '0.1', cache_read_image: '0.01', output: '0.5' },
      rules: [
        {
          id: 'over-100000',
          when: { promptOver: 100_000 },
          prices: { input: '0.5', cache_read: '0.05', cache_write: '0.625', input_image: '0.5', cache_read_image: '0.05', output: '2.5' },
        },
      ],
    });
  });

  it('means at least 272,000 where it writes more than 271,999, has no price where it writes zero, and says xai', () => {
    expect(prices.get('x_ai grok-4.3')).toMatchObject({
      prices: { input: '1.25', output: '2.5', cache_read: '0.2' },
      rules: [{ id: 'from-272000', when: { promptFrom: 272_000 } }],
    });
  });

  it('is free only where the id says so, and has no price of images that are made', () => {
    expect(prices.get('openrouter recursive/flint-v1.0:free')).toMatchObject({ free: true, prices: { input: '0', output: '0' } });
    expect(prices.size).toBe(3);
    expect(readSource(PI_AI).problems).toEqual([
      { path: ['openai-completions', 'chat:gemma-4-31b-it'], problem: 'costs nothing, which these lists also write for "unknown"' },
      { path: ['openai-completions', 'image:openai/gpt-image-1'], problem: 'makes images, of which this list has no price' },
    ]);
  });

  it('is not read where a long prompt lacks a price that a short one has', () => {
    const cost = {
      input: 1,
      output: 2,
      cacheRead: 0.1,
      cacheWrite: 0,
      tiers: [{ inputTokensAbove: 1000, input: 2, output: 4, cacheRead: 0, cacheWrite: 0 }],
    };
    const data = { api: { m: { id: 'm', provider: 'p', cost } } };
    expect(readSource(data, { format: 'pi-ai' })).toMatchObject({
      prices: [],
      problems: [{ path: ['api', 'm', 'cost', 'tiers'], problem: 'has no cache_read above 1000 tokens' }],
    });
  });
});
