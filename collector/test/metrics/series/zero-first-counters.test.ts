import { DEFAULT_CONFIG } from '@spancost/collector';
import { describe, expect, it } from 'vitest';
import { GPT5, span, traces } from '../../otlp-json.ts';
import { runCollector } from '../../running-collector.ts';

const START = Date.parse('2026-11-22T12:00:00Z');
const METRICS = { ...DEFAULT_CONFIG.metrics, scrapeIntervalMs: 15_000 };
const COST = 'spancost_cost_usd_total';

describe('a new counter series', () => {
  it('shows 0 for two scrape intervals after its first entry, then its whole value', async () => {
    let now = START;
    const collector = await runCollector({ metrics: METRICS }, { clock: () => now });
    const send = () => collector.send('traces', traces([span({ start: START - 1000 })]));
    await send();
    const seen: [number, number | undefined][] = [];
    for (const seconds of [0, 15, 29.999, 30, 45]) {
      now = START + seconds * 1000;
      seen.push([seconds, await collector.sample(COST)]);
      if (seconds === 15) await send();
    }
    expect(seen).toEqual([
      [0, 0],
      [15, 0],
      [29.999, 0],
      [30, 0.0065],
      [45, 0.0065],
    ]);
  });

  it('grows at once when it has shown its value', async () => {
    let now = START;
    const collector = await runCollector({ metrics: METRICS }, { clock: () => now });
    await collector.send('traces', traces([span({ start: START })]));
    now += 30_000;
    await collector.send('traces', traces([span({ start: START })]));
    expect(await collector.sample(COST)).toBe(0.0065);
  });

  it('does not hold back the gauges', async () => {
    const collector = await runCollector({ metrics: METRICS }, { clock: () => START });
    await collector.send('traces', traces([span({ start: START })]));
    expect(await collector.sample('spancost_spend_usd', { period: 'today' })).toBe(0.00325);
    expect(await collector.sample('spancost_requests', { period: 'lifetime' })).toBe(1);
  });

  it.each(['spancost_calls_total', 'spancost_unpriced_calls_total', 'spancost_quarantined_total'])(
    'of %s is held back as well',
    async (name) => {
      let now = START;
      const collector = await runCollector({ metrics: METRICS }, { clock: () => now });
      const unknown = span({ start: START, attributes: { ...GPT5, 'gen_ai.response.model': 'nobody-1' } });
      const impossible = span({ start: START, attributes: { ...GPT5, 'gen_ai.usage.input_tokens': -1 } });
      await collector.send('traces', traces([unknown, impossible]));
      expect(await collector.sample(name)).toBe(0);
      now += 30_000;
      expect(await collector.sample(name)).toBe(1);
    },
  );
});

describe('counters after a restart', () => {
  it('go on from what the ledger holds, to the last double, and are not held back again', async () => {
    let now = START;
    const clock = () => now;
    const first = await runCollector({ metrics: METRICS }, { clock });
    const calls = Array.from({ length: 20 }, (_, index) =>
      span({ start: START, attributes: { ...GPT5, 'gen_ai.usage.input_tokens': 7 * index + 1, 'spancost.feature': `f${index % 3}` } }),
    );
    const impossible = span({ start: START, attributes: { ...GPT5, 'gen_ai.usage.input_tokens': -1 } });
    await first.send('traces', traces([...calls, impossible]));
    now += 30_000;
    const ledgerLines = async (metrics: Response): Promise<string[]> =>
      (await metrics.text())
        .split('\n')
        .filter((line) => /^spancost_(cost|calls|tokens|quarantined|unpriced)\w*_total/.test(line))
        .toSorted();
    const before = await ledgerLines(await first.get('/metrics'));
    expect(before.length).toBeGreaterThan(10);
    expect(before.every((line) => !line.endsWith(' 0'))).toBe(true);
    await first.close();

    const second = await runCollector({ metrics: METRICS, ledger: first.config.ledger }, { clock });
    expect(await ledgerLines(await second.get('/metrics'))).toEqual(before);
  });

  it('keep the names of the first label values and fold the rest into other, before and after', async () => {
    const limits = { ...DEFAULT_CONFIG.limits, labelValues: 2 };
    const first = await runCollector({ limits });
    for (const feature of ['chat', 'search', 'summary', 'chat', 'poem'])
      await first.send('traces', traces([span({ attributes: { ...GPT5, 'spancost.feature': feature } })]));
    await first.send('traces', traces([span()]));
    const features = async (metrics: Response): Promise<Record<string, number>> =>
      Object.fromEntries(
        [...(await metrics.text()).matchAll(/^spancost_calls_total\{.*feature="([^"]*)".*\} (\d+)$/gm)].map(([, feature, value]) => [
          feature,
          Number(value),
        ]),
      );
    await new Promise((resolve) => setTimeout(resolve, 5));
    const expected = { chat: 2, search: 1, other: 2, unattributed: 1 };
    expect(await features(await first.get('/metrics'))).toEqual(expected);
    await first.close();
    const second = await runCollector({ limits, ledger: first.config.ledger });
    expect(await features(await second.get('/metrics'))).toEqual(expected);
  });
});
