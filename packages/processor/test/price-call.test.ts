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

  it('takes the cost that the provider reported, and keeps the price of the book beside it', () => {
    const used = { 'gen_ai.usage.input_tokens': 1000, 'gen_ai.usage.output_tokens': 200, 'spancost.usage.reported_cost_usd': '0.0031' };
    const price = priceOf(used);
    expect(price).toMatchObject({ basis: 'reported', exact: '0.0031', bookExact: '0.00325', priceId: 'reported', lines: [] });
    expect(costAttributes(price)).toEqual({
      'spancost.cost.usd': 0.0031,
      'spancost.cost.exact': '0.0031',
      'spancost.cost.basis': 'reported',
      'spancost.cost.price_id': 'reported',
      'spancost.cost.book_exact': '0.00325',
    });
    expect(proposedCostAttributes(price)).toMatchObject({ 'gen_ai.usage.cost.source': 'provider' });
  });

  it('takes the reported cost of a model that no book has, and of a call without a usage', () => {
    const reported = { 'spancost.usage.reported_cost_usd': '0.0031' };
    const unknown = priceOf({ ...reported, 'gen_ai.response.model': 'acme-1', 'gen_ai.usage.input_tokens': 10 });
    expect(unknown).toMatchObject({ basis: 'reported', exact: '0.0031' });
    expect(costAttributes(unknown)).not.toHaveProperty('spancost.cost.book_exact');
    expect(priceOf(reported)).toMatchObject({ basis: 'reported', exact: '0.0031' });
  });

  it('a moderation is free, which is a price', () => {
    const moderation = { 'gen_ai.operation.name': 'moderation', 'gen_ai.request.model': 'omni-moderation-latest' };
    expect(priceOf({ ...moderation, 'spancost.usage.requests': 1 })).toMatchObject({ basis: 'computed', exact: '0' });
    expect(priceOf({ 'spancost.usage.requests': 1 })).toMatchObject({ basis: 'unpriced', reason: 'usage_incomplete' });
  });

  it('400 requests of a batch are not one prompt of 400,000 tokens', () => {
    const batch = {
      'gen_ai.operation.name': 'fetch_batch',
      'gen_ai.response.id': 'batch_1',
      'gen_ai.response.model': 'gpt-5.4',
      'spancost.usage.service_tier': 'batch',
      'gen_ai.usage.input_tokens': 400_000,
      'gen_ai.usage.output_tokens': 40_000,
    };
    // 400,000 × 2.5 + 40,000 × 15 per million, and half of it; over 272,000 it is 400,000 × 5 + 40,000 × 22.5.
    expect(priceOf({ ...batch, 'spancost.usage.parameter.batch_requests': '400' })).toMatchObject({
      basis: 'estimated',
      exact: '0.8',
      assumptions: ['each of the 400 requests of the batch as long as their average'],
    });
    expect(priceOf({ ...batch, 'spancost.usage.parameter.batch_requests': '1' })).toMatchObject({ basis: 'computed', exact: '1.45' });
    const short = { ...batch, 'gen_ai.response.model': 'gpt-4.1-mini', 'spancost.usage.parameter.batch_requests': '400' };
    expect(priceOf(short)).toMatchObject({ basis: 'computed' });
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

  it.each(['502', 'rate_limit_exceeded'])(
    'an answer that has begun and then told the error %s was not turned down: its cost is unknown',
    (code) => {
      expect(priceOf({ 'error.type': code, 'gen_ai.response.id': 'c-1' })).toMatchObject({ basis: 'unpriced', reason: 'usage_missing' });
    },
  );

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
