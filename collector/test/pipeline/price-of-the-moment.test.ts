import { Pricer } from '@spancost/prices';
import { parsePriceBook } from '@spancost/prices/parse';
import { describe, expect, it } from 'vitest';
import { event, GPT5, logs, newSpanId, newTraceId, span, traces } from '../otlp-json.ts';
import { runCollector } from '../running-collector.ts';

const source = { url: 'https://example.com/prices', checkedAt: '2026-11-22' };
const version = { status: 'verified', recordedAt: '2026-11-22T00:00:00Z', source };

/** gpt-x at $1 and $2 per million before October 2026, at $10 and $20 from then on. */
function pricer(revision: number, factor = 1): Pricer {
  const prices = (input: number) => ({ input: String(input * factor), output: String(input * 2 * factor) });
  return new Pricer(
    parsePriceBook({
      schema: 'spancost/price-book/v1',
      id: 'test',
      revision,
      currency: 'USD',
      models: [
        {
          providers: ['openai'],
          model: 'gpt-x',
          versions: [
            { ...version, version: 1, validFrom: '2026-01-01T00:00:00Z', validTo: '2026-10-01T00:00:00Z', prices: prices(1) },
            { ...version, version: 2, validFrom: '2026-10-01T00:00:00Z', prices: prices(10) },
          ],
        },
      ],
    }),
  );
}

const CALL = { ...GPT5, 'gen_ai.response.model': 'gpt-x', 'gen_ai.request.model': 'gpt-x' };

describe('the price', () => {
  it('is the one in force when the call was made: $0.0014 in September, $0.014 in October', async () => {
    const collector = await runCollector({ pricer: pricer(1) });
    const starts = ['2026-09-30T23:59:59Z', '2026-10-01T00:00:00Z'].map((start) => Date.parse(start));
    await collector.send('traces', traces(starts.map((start) => span({ start, attributes: CALL }))));
    const calls = await collector.calls();
    expect(calls.map(({ cost_usd: cost, price_id: priceId }) => [cost, priceId])).toEqual([
      ['0.014', 'test@1/openai/gpt-x/v2'],
      ['0.0014', 'test@1/openai/gpt-x/v1'],
    ]);
  });

  it('is decided at first sight: a book that is twice as dear changes nothing about a call that is known', async () => {
    const collector = await runCollector({ pricer: pricer(1) });
    const call = { traceId: newTraceId(), spanId: newSpanId(), start: Date.parse('2026-11-01T00:00:00Z') };
    await collector.send('traces', traces([span({ ...call, attributes: CALL })]));
    await collector.close();
    const later = await runCollector({ pricer: pricer(2, 2), ledger: collector.config.ledger });
    await later.send('logs', logs([event({ ...call, attributes: CALL })]));
    expect(await later.calls()).toMatchObject([{ cost_usd: '0.014', price_id: 'test@1/openai/gpt-x/v2', entries: 1 }]);
    // Only what is new is at the new price: 100 more out at $40 per million.
    await later.send('logs', logs([event({ ...call, attributes: { ...CALL, 'gen_ai.usage.output_tokens': 300 } })]));
    expect(await later.calls()).toMatchObject([{ cost_usd: '0.018', entries: 2 }]);
  });

  it('of a model that no book has is unknown, which is not zero', async () => {
    const collector = await runCollector();
    await collector.send('traces', traces([span({ attributes: { ...GPT5, 'gen_ai.response.model': 'nobody-1' } })]));
    expect(await collector.calls()).toMatchObject([{ cost_usd: null, basis: 'unpriced', unpriced_reason: 'model_unknown' }]);
    expect(await collector.stats()).toMatchObject({ unpriced_requests: 1, total_tokens: { total: 1200 } });
    expect(await collector.sample('spancost_unpriced_calls_total', { model: 'nobody-1', reason: 'model_unknown' })).toBeDefined();
  });

  it.each([
    ['0.00325', 0],
    ['0.00326', 1],
  ])("the application's own cost of $%s beside the ledger's $0.00325 is %i disagreement", async (exact, disagreements) => {
    const collector = await runCollector();
    await collector.send('traces', traces([span({ attributes: { ...GPT5, 'spancost.cost.exact': exact } })]));
    const [row] = await collector.calls();
    expect((await collector.call(row!.call_id)).entries[0]).toMatchObject({ provisional_cost_usd: exact, cost_usd: '0.00325' });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect((await collector.sample('spancost_price_disagreements_total', { provider: 'openai' })) ?? 0).toBe(disagreements);
  });
});
