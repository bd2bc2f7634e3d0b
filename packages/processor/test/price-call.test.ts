import { readCall, type AttributeMap } from '@spancost/conventions';
import { packagedPricer } from '@spancost/prices';
import { describe, expect, it } from 'vitest';
import { costAttributes, priceCall, proposedCostAttributes, type CallPrice } from '../src/index.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');

function priceOf(attributes: AttributeMap): CallPrice {
  const call = readCall({
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': 'openai',
    'gen_ai.request.model': 'gpt-5',
    ...attributes,
  });
  if (call === undefined) throw new Error('not a call');
  return priceCall(call, NOW, packagedPricer);
}

describe('priceCall', () => {
  it('1,000 in and 200 out of gpt-5 cost $0.00325', () => {
    expect(priceOf({ 'gen_ai.usage.input_tokens': 1000, 'gen_ai.usage.output_tokens': 200 })).toMatchObject({
      basis: 'computed',
      exact: '0.00325',
      model: 'gpt-5',
    });
  });

  it('prices the model that answered, not the one that was asked', () => {
    const price = priceOf({
      'gen_ai.response.model': 'gpt-5-mini-2025-08-07',
      'gen_ai.usage.input_tokens': 1000,
      'gen_ai.usage.output_tokens': 200,
    });
    expect(price).toMatchObject({ exact: '0.00065', model: 'gpt-5-mini-2025-08-07' });
  });

  it.each<[string, AttributeMap, string]>([
    ['no usage', {}, 'usage_missing'],
    ['an aborted stream with its input only', { 'gen_ai.usage.input_tokens': 10 }, 'usage_incomplete'],
    ['an output without input', { 'gen_ai.usage.output_tokens': 10 }, 'usage_incomplete'],
    [
      'an unknown model',
      { 'gen_ai.response.model': 'acme-1', 'gen_ai.usage.input_tokens': 10, 'gen_ai.usage.output_tokens': 1 },
      'model_unknown',
    ],
    ['no model', { 'gen_ai.request.model': undefined, 'gen_ai.usage.input_tokens': 10, 'gen_ai.usage.output_tokens': 1 }, 'model_missing'],
    [
      'cache writes of a model that has no price for them',
      { 'gen_ai.usage.input_tokens': 10, 'gen_ai.usage.cache_write.input_tokens': 5, 'gen_ai.usage.output_tokens': 1 },
      'price_missing',
    ],
    [
      'more cached than read',
      { 'gen_ai.usage.input_tokens': 10, 'gen_ai.usage.cache_read.input_tokens': 50, 'gen_ai.usage.output_tokens': 1 },
      'usage_invalid',
    ],
    ['a timeout, which may be billed', { 'error.type': 'APIConnectionTimeoutError' }, 'usage_missing'],
  ])('leaves %s without a price, never at zero', (_case, attributes, reason) => {
    const price = priceOf(attributes);
    expect(price).toMatchObject({ basis: 'unpriced', reason });
    expect(costAttributes(price)).toEqual({ 'spancost.cost.basis': 'unpriced', 'spancost.cost.unpriced_reason': reason });
    expect(proposedCostAttributes(price)).toEqual({});
  });

  it.each<[AttributeMap]>([[{ 'error.type': 'RateLimitError', 'http.response.status_code': 429 }], [{ 'error.type': '500' }]])(
    'a request that the provider rejected with %o cost nothing',
    (attributes) => {
      expect(priceOf(attributes)).toMatchObject({ basis: 'computed', exact: '0', priceId: 'rejected' });
    },
  );

  it('an embedding needs no output to be priced', () => {
    const price = priceOf({
      'gen_ai.operation.name': 'embeddings',
      'gen_ai.request.model': 'text-embedding-3-small',
      'gen_ai.usage.input_tokens': 1000,
    });
    expect(price).toMatchObject({ basis: 'computed', exact: '0.00002' });
  });

  it('an explicit zero is a price of zero, not an unknown one', () => {
    expect(priceOf({ 'gen_ai.usage.input_tokens': 0, 'gen_ai.usage.output_tokens': 0 })).toMatchObject({ basis: 'computed', exact: '0' });
  });
});
