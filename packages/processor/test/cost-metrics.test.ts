import { AggregationTemporality, InMemoryMetricExporter, MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { describe, expect, it } from 'vitest';
import { CostMetrics } from '../src/cost-metrics.ts';
import type { CallPrice } from '../src/index.ts';

const COST = 'spancost.client.cost';
const HISTOGRAM = 'spancost.client.operation.cost';
const UNPRICED_CALLS = 'spancost.client.unpriced_calls';

function priced(exact: string): CallPrice {
  return { basis: 'computed', model: 'gpt-5', exact, priceId: 'list@2/openai/gpt-5/v1', assumptions: [], lines: [] };
}

const UNPRICED: CallPrice = { basis: 'unpriced', model: undefined, reason: 'model_missing', message: '' };

function measuring(temporality: AggregationTemporality) {
  const exporter = new InMemoryMetricExporter(temporality);
  const provider = new MeterProvider({ readers: [new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 })] });
  const metrics = new CostMetrics(provider.getMeter('test'));
  /** What the next collection says: data points by metric, and within it by feature. */
  const collect = async (): Promise<Map<string, Map<unknown, unknown>>> => {
    exporter.reset();
    await provider.forceFlush();
    const found = exporter.getMetrics().flatMap(({ scopeMetrics }) => scopeMetrics.flatMap((scope) => scope.metrics));
    return new Map(
      found.map(({ descriptor, dataPoints }) => [
        descriptor.name,
        new Map(dataPoints.map(({ attributes, value }) => [attributes['spancost.feature'] ?? 'none', value])),
      ]),
    );
  };
  return { metrics, collect };
}

describe('the metrics of cost', () => {
  it('count 1,000 calls of two features once each: in the counter, and one by one in the histogram', async () => {
    const { metrics, collect } = measuring(AggregationTemporality.CUMULATIVE);
    for (let call = 0; call < 1000; call += 1)
      metrics.record(priced('0.25'), { 'spancost.feature': call % 4 === 0 ? 'search' : 'chat', 'spancost.cost.basis': 'computed' });
    const measured = await collect();
    expect(measured.get(COST)).toEqual(
      new Map([
        ['search', 62.5],
        ['chat', 187.5],
      ]),
    );
    expect(measured.get(HISTOGRAM)?.get('search')).toMatchObject({ count: 250, sum: 62.5, min: 0.25, max: 0.25 });
    expect(measured.get(HISTOGRAM)?.get('chat')).toMatchObject({ count: 750, sum: 187.5 });
  });

  it.each([
    ['cumulative', AggregationTemporality.CUMULATIVE, 1.5, 3],
    ['delta', AggregationTemporality.DELTA, 1, 2],
  ])('say after a second collection what came since, where they are %s', async (_name, temporality, usd, calls) => {
    const { metrics, collect } = measuring(temporality);
    metrics.record(priced('0.5'), { 'spancost.feature': 'chat' });
    await collect();
    metrics.record(priced('0.75'), { 'spancost.feature': 'chat' });
    metrics.record(priced('0.25'), { 'spancost.feature': 'chat' });
    const measured = await collect();
    expect(measured.get(COST)?.get('chat')).toBe(usd);
    expect(measured.get(HISTOGRAM)?.get('chat')).toMatchObject({ count: calls, sum: usd });
  });

  it('count calls without a price apart from those with one, and as no dollars', async () => {
    const { metrics, collect } = measuring(AggregationTemporality.CUMULATIVE);
    metrics.record(UNPRICED, { 'spancost.feature': 'chat', 'spancost.cost.basis': 'unpriced' });
    metrics.record(UNPRICED, { 'spancost.feature': 'chat', 'spancost.cost.basis': 'unpriced' });
    const measured = await collect();
    expect(measured.get(UNPRICED_CALLS)?.get('chat')).toBe(2);
    expect(measured.get(COST)?.size ?? 0).toBe(0);
  });

  it('lose no cent of 2,500 features: beyond 1,999 they are counted together', async () => {
    const { metrics, collect } = measuring(AggregationTemporality.CUMULATIVE);
    for (let feature = 0; feature < 2500; feature += 1) metrics.record(priced('0.5'), { 'spancost.feature': `f-${feature}` });
    const counted = (await collect()).get(COST)!;
    expect(counted.size).toBeLessThanOrEqual(2000);
    expect([...counted.values()].reduce((sum: number, usd) => sum + Number(usd), 0)).toBe(1250);
  });

  it('lose no cent of 2,500 features of which some calls beyond the limit have no price, and count these 500', async () => {
    const { metrics, collect } = measuring(AggregationTemporality.CUMULATIVE);
    for (let feature = 0; feature < 2500; feature += 1) {
      metrics.record(priced('0.5'), { 'spancost.feature': `f-${feature}` });
      if (feature >= 2000) metrics.record(UNPRICED, { 'spancost.feature': `f-${feature}`, 'spancost.cost.basis': 'unpriced' });
    }
    const measured = await collect();
    expect([...measured.get(COST)!.values()].reduce((sum: number, usd) => sum + Number(usd), 0)).toBe(1250);
    expect([...measured.get(UNPRICED_CALLS)!.values()]).toEqual([500]);
  });
});
