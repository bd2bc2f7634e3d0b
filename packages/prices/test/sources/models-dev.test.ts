import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/sources/index.ts';
import { pricesOf } from './prices-of.ts';
import { MODELS_DEV } from './published-lists.ts';

describe('models.dev', () => {
  const prices = pricesOf(MODELS_DEV);

  it('has media as text, modes as tiers, and the newer tiers before the older', () => {
    expect(prices.get('aws.bedrock amazon.nova-lite-v1:0')?.prices).toMatchObject({
      input: '0.06',
      input_image: '0.06',
      input_video: '0.06',
      cache_read_video: '0.015',
    });
    expect(prices.get('openai gpt-5.4')).toMatchObject({
      prices: { input: '2.5', output: '15' },
      rules: [{ id: 'fast', prices: { input: '5', output: '30' } }, { id: 'over-272000' }],
    });
    expect(prices.get('openai gpt-5.4')?.prices.reasoning).toBeUndefined();
    expect(prices.get('mistral_ai voxtral')?.prices).toEqual({ audio_second: '0.18' });
    expect(readSource(MODELS_DEV).problems).toEqual([{ path: ['openai', 'models', 'gpt-oss', 'cost'], problem: 'has no price' }]);
  });
});
