import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { GPT5, newSpanId, newTraceId, span, traces, type Attributes } from '../collector/test/otlp-json.ts';
import { describeWithServices } from '../grafana/test/services.ts';
import { growth, runPrometheus, type RunningPrometheus } from './prometheus/running-prometheus.ts';
import { CollectorProcess } from './reconciliation/collector-process.ts';

interface Call {
  readonly call_id: string;
  readonly model?: string;
  readonly feature?: string;
  readonly cost_usd: string | null;
}

const SCRAPE_MS = 500;

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'spancost-counters-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

async function setUp(): Promise<CollectorProcess> {
  const home = folder();
  const config = join(home, 'spancost.yaml');
  writeFileSync(
    config,
    `ledger: { path: ${join(home, 'ledger.duckdb')} }\nmetrics: { scrape_interval: ${SCRAPE_MS}ms }\nlog: { level: error }\n`,
  );
  const collector = await CollectorProcess.start(config);
  onTestFinished(() => collector.stop());
  return collector;
}

async function watch(collector: CollectorProcess, binary: string): Promise<RunningPrometheus> {
  const prometheus = await runPrometheus({ binary, folder: folder(), target: new URL(collector.url).host });
  onTestFinished(() => prometheus.stop());
  await scrapes(prometheus);
  return prometheus;
}

/** Waits until Prometheus has scraped so often, counted from now. */
async function scrapes(prometheus: RunningPrometheus, count: number = 1): Promise<void> {
  const taken = async (): Promise<number> => prometheus.value('sum(count_over_time(spancost_waiting_reports[1h]))');
  for (const before = await taken(); (await taken()) < before + count;) await sleep(100);
}

/** Calls of 1,000 tokens in and 200 out, $0.00325 each at gpt-5. */
function calls(count: number, attributes: Attributes = {}): object {
  return traces(
    Array.from({ length: count }, () => span({ traceId: newTraceId(), spanId: newSpanId(), attributes: { ...GPT5, ...attributes } })),
  );
}

/** Delivers the same bytes so many times. */
async function deliver(collector: CollectorProcess, body: object, times: number = 1): Promise<void> {
  for (let delivery = 0; delivery < times; delivery += 1) {
    const response = await fetch(`${collector.url}/v1/traces`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
  }
}

async function ledgerCalls(collector: CollectorProcess): Promise<readonly Call[]> {
  const response = await fetch(`${collector.url}/api/v1/usage?limit=1000`);
  return ((await response.json()) as { calls: readonly Call[] }).calls;
}

async function correct(collector: CollectorProcess, call: Call | undefined, cost: string): Promise<void> {
  for (let delivery = 0; delivery < 3; delivery += 1) {
    const response = await fetch(`${collector.url}/api/v1/usage/${call?.call_id}/corrections`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': `to-${cost}` },
      body: JSON.stringify({ cost_usd: cost, reason: 'credit note' }),
    });
    if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
  }
}

/** What Prometheus makes of the counters: by difference of first and last samples, and by `increase()` up to the last scrape. */
async function counted(prometheus: RunningPrometheus, metric: string): Promise<{ readonly difference: number; readonly increase: number }> {
  const series = await prometheus.samples(metric);
  const last = Math.max(...series.map(({ values }) => values.at(-1)?.[0] ?? 0));
  return { difference: growth(series), increase: await prometheus.value(`sum(increase(${metric}[10m]))`, last) };
}

describeWithServices('the counters on a real Prometheus', ['prometheus'], ({ prometheus: binary }) => {
  it('are the ledger to the last double through redeliveries, new series, kill -9 before their first scrape, and corrections', async () => {
    const collector = await setUp();
    const prometheus = await watch(collector, binary);

    await deliver(collector, calls(20), 3);
    const search = calls(5, { 'spancost.feature': 'search' });
    await deliver(collector, search, 3);
    await scrapes(prometheus, 4);

    // A series that begins and is killed before anybody saw it, and comes back when its time would be long over.
    await deliver(collector, calls(1, { 'spancost.feature': 'once' }));
    await collector.kill();
    await sleep(3 * SCRAPE_MS);
    await collector.start();
    await deliver(collector, search);
    await scrapes(prometheus, 4);

    // A known series that grows while nobody scrapes, and a model that nobody knows.
    await deliver(collector, calls(7, { 'spancost.feature': 'search' }), 2);
    await deliver(collector, calls(2, { 'gen_ai.response.model': 'nobody-1' }));
    await collector.kill();
    await collector.start();
    const found = await ledgerCalls(collector);
    await correct(
      collector,
      found.find(({ feature }) => feature === 'search'),
      '0.00125',
    );
    await correct(
      collector,
      found.find(({ feature }) => feature === 'once'),
      '0.01325',
    );
    await scrapes(prometheus, 5);

    const all = await ledgerCalls(collector);
    expect(all).toHaveLength(35);
    const expected = {
      spancost_calls_total: 35,
      spancost_unpriced_calls_total: 2,
      spancost_tokens_total: 35 * 1200,
      spancost_unpriced_tokens_total: 2 * 1200,
      spancost_cost_usd_total: 33 * 0.00325,
      spancost_correction_credit_usd_total: 0.002,
      spancost_correction_debit_usd_total: 0.01,
    };
    for (const [metric, value] of Object.entries(expected)) {
      const { difference, increase } = await counted(prometheus, metric);
      expect(difference, `growth of ${metric}`).toBeCloseTo(value, 12);
      expect(Math.abs(increase / value - 1), `increase of ${metric}`).toBeLessThan(0.001);
    }
    const net = all.reduce((sum, { cost_usd: cost }) => sum + Number(cost ?? 0), 0);
    expect(33 * 0.00325 + 0.01 - 0.002).toBeCloseTo(net, 12);
    for (const { labels, values } of await prometheus.samples('{__name__=~"spancost_.*_total"}'))
      expect(values[0]?.[1], `first sample of ${JSON.stringify(labels)}`).toBe(0);
  }, 120_000);

  it('start where they are for a Prometheus without a past, which still sees each new series from 0', async () => {
    const collector = await setUp();
    const before = await watch(collector, binary);
    await deliver(collector, calls(10));
    await scrapes(before, 4);
    await before.stop();

    // While none is there, a known series grows and a new one begins.
    await deliver(collector, calls(3));
    await deliver(collector, calls(4, { 'spancost.feature': 'search' }));
    await sleep(2 * SCRAPE_MS);
    await collector.kill();
    await collector.start();
    const after = await watch(collector, binary);
    await scrapes(after, 4);
    await deliver(collector, calls(5));
    await deliver(collector, calls(6, { 'spancost.feature': 'poem' }));
    await scrapes(after, 5);

    const features = Object.fromEntries(
      (await after.samples('spancost_calls_total')).map(({ labels, values }) => [labels['feature'], [values[0]?.[1], values.at(-1)?.[1]]]),
    );
    expect(features).toEqual({ unattributed: [13, 18], search: [0, 4], poem: [0, 6] });
    expect((await counted(after, 'spancost_calls_total')).difference).toBe(15);
    // Computed at most a third of the time, so a little later on a slow machine.
    await expect.poll(() => after.value('max(spancost_requests{period="lifetime"})'), { timeout: 15_000 }).toBe(28);
  }, 120_000);

  it('come with the trace and span of a call in each bucket of its cost and duration', async () => {
    const collector = await setUp();
    const prometheus = await watch(collector, binary);
    const [traceId, spanId] = [newTraceId(), newSpanId()];
    await deliver(collector, traces([span({ traceId, spanId, durationMs: 1500 })]));
    await scrapes(prometheus, 5);
    const labels = { trace_id: traceId, span_id: spanId };
    expect(await prometheus.exemplars('spancost_operation_cost_usd_bucket')).toMatchObject([{ labels, value: '0.00325' }]);
    expect(await prometheus.exemplars('spancost_operation_duration_seconds_bucket')).toMatchObject([{ labels, value: '1.5' }]);
    const [bucket] = await prometheus.samples('spancost_operation_cost_usd_bucket{le="+Inf"}');
    expect([bucket?.values[0]?.[1], bucket?.values.at(-1)?.[1]]).toEqual([0, 1]);
  }, 60_000);
});
