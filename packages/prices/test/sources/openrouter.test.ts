import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/sources/index.ts';
import { pricesOf } from './prices-of.ts';
import { OPENROUTER } from './published-lists.ts';

describe('OpenRouter', () => {
  const prices = pricesOf(OPENROUTER);

  it('has overrides by prompt and by hour, a later one over an earlier', () => {
    expect(prices.get('openrouter qwen/qwen3.7-flash')?.prices).toEqual({
      input: '0.03',
      cache_read: '0.006',
      input_image: '0.03',
      cache_read_image: '0.006',
      output: '0.13',
      web_search: '5',
    });
    expect(prices.get('openrouter qwen/qwen3.7-flash')?.rules).toMatchObject([
      { id: 'from-32000', when: { promptFrom: 32_000 }, prices: { input: '0.1', cache_read: '0.006', output: '0.4' } },
      { id: 'hours-1630', prices: { input: '0.01' } },
    ]);
  });

  it('has reasoning apart where it costs something else, is free where the id says so, and a router has no price', () => {
    expect(prices.get('openrouter perplexity/sonar-deep-research')?.prices).toEqual({ input: '2', output: '8', reasoning: '3' });
    expect(prices.get('openrouter cohere/north-mini-code:free')?.free).toBe(true);
    expect(readSource(OPENROUTER).problems.map(({ path }) => path)).toEqual([
      ['data', 2, 'pricing', 'prompt'],
      ['data', 4],
    ]);
  });
});
