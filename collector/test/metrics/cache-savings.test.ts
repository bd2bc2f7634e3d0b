import { DEFAULT_CONFIG } from '@spancost/collector';
import { describe, expect, it } from 'vitest';
import { GPT5, span, traces, type Attributes } from '../otlp-json.ts';
import { runCollector } from '../running-collector.ts';

const SAVED = 'spancost_cache_savings_usd_total';
const PREMIUM = 'spancost_cache_write_premium_usd_total';

const CLAUDE: Attributes = {
  'gen_ai.operation.name': 'chat',
  'gen_ai.provider.name': 'anthropic',
  'gen_ai.response.model': 'claude-sonnet-4-5-20250929',
  'gen_ai.usage.output_tokens': 100,
};

describe('what a cache saves', () => {
  it.each([
    [
      '8,000 of 10,000 tokens read by gpt-5 at $0.125 instead of $1.25 a million: $0.009',
      { ...GPT5, 'gen_ai.usage.input_tokens': 10_000, 'gen_ai.usage.cache_read.input_tokens': 8_000 },
      0.009,
      0,
    ],
    [
      'a prompt of which all 1,024 tokens were read: $0.001152, though no line has the price of fresh input',
      { ...GPT5, 'gen_ai.usage.input_tokens': 1024, 'gen_ai.usage.cache_read.input_tokens': 1024 },
      0.001152,
      0,
    ],
    [
      '96,000 read at $0.30 and 4,000 written for an hour at $6 instead of $3 a million: $0.2592 saved, $0.012 more',
      {
        ...CLAUDE,
        'gen_ai.usage.input_tokens': 101_000,
        'gen_ai.usage.cache_read.input_tokens': 96_000,
        'gen_ai.usage.cache_write.input_tokens': 4_000,
        'spancost.usage.cache_write_1h.input_tokens': 4_000,
      },
      0.2592,
      0.012,
    ],
  ])('%s', async (_, attributes, saved, premium) => {
    const collector = await runCollector();
    await collector.send('traces', traces([span({ attributes })]));
    expect(await collector.sample(SAVED)).toBe(saved);
    expect(await collector.sample(PREMIUM)).toBe(premium);
  });

  it('is counted once however often a call is reported, and sums up by model', async () => {
    const collector = await runCollector();
    const attributes = { ...GPT5, 'gen_ai.usage.input_tokens': 10_000, 'gen_ai.usage.cache_read.input_tokens': 8_000 };
    const body = traces([span({ attributes }), span({ attributes }), span({ attributes })]);
    for (let delivery = 0; delivery < 3; delivery += 1) await collector.send('traces', body);
    expect(await collector.sample(SAVED, { model: 'gpt-5-2025-08-07', service: 'shop' })).toBe(0.027);
  });

  it.each([
    ['a call without a cache', GPT5],
    ['a call of a model without a price', { ...GPT5, 'gen_ai.response.model': 'nobody-1', 'gen_ai.usage.cache_read.input_tokens': 800 }],
    [
      'a call whose cost the provider reported',
      { ...GPT5, 'gen_ai.usage.cache_read.input_tokens': 800, 'spancost.usage.reported_cost_usd': '0.001' },
    ],
  ])('has no series for %s: it is not known, or there is none', async (_, attributes) => {
    const collector = await runCollector();
    await collector.send('traces', traces([span({ attributes })]));
    expect(await collector.sample('spancost_calls_total')).toBe(1);
    expect(await collector.sample(SAVED)).toBeUndefined();
    expect(await collector.sample(PREMIUM)).toBeUndefined();
  });

  it('shows 0 for two scrape intervals first, after a restart too, where it begins anew', async () => {
    const start = Date.parse('2026-11-22T12:00:00Z');
    let now = start;
    const metrics = { ...DEFAULT_CONFIG.metrics, scrapeIntervalMs: 15_000 };
    const attributes = { ...GPT5, 'gen_ai.usage.input_tokens': 10_000, 'gen_ai.usage.cache_read.input_tokens': 8_000 };
    const collector = await runCollector({ metrics }, { clock: () => now });
    const seen = async (each: typeof collector): Promise<readonly (number | undefined)[]> => {
      const values: (number | undefined)[] = [];
      for (const seconds of [0, 15, 30]) {
        now += seconds === 0 ? 0 : 15_000;
        values.push(await each.sample(SAVED));
      }
      return values;
    };
    await collector.send('traces', traces([span({ start: start - 1000, attributes })]));
    expect(await seen(collector)).toEqual([0, 0, 0.009]);
    await collector.close();

    const again = await runCollector({ metrics, ledger: collector.config.ledger }, { clock: () => now });
    expect(await again.sample(SAVED)).toBeUndefined();
    await again.send('traces', traces([span({ start: now - 1000, attributes })]));
    expect(await seen(again)).toEqual([0, 0, 0.009]);
  });
});
