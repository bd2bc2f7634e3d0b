import { GET_STATS, type Stats } from '@spancost/api';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DEFAULT_CONFIG, DEFAULT_FORWARD, PLAIN_BUDGET, startCollector, type CollectorConfig } from '@spancost/collector';
import { startProviders } from '@spancost/example-providers';
import { CollectorApi } from '../collector-api.ts';
import { netCostOfExposition } from './net-cost-of-exposition.ts';
import { differencesOf, type Sides } from './reconcile.ts';
import { runShop } from './shop-process.ts';
import { SpanSink } from './span-sink.ts';

export interface DemoOptions {
  readonly calls: number;
  readonly seed: number;
  readonly onProgress: (done: number, total: number) => void;
  /** Ends the demo before it is done. */
  readonly signal: AbortSignal;
}

/** What the demo has to show, and the collector that still runs. */
export interface DemoResult {
  readonly stats: Stats;
  readonly sides: Sides;
  readonly differences: readonly string[];
  readonly collectorUrl: string;
  close(): Promise<void>;
}

/** A series shows its money two scrape intervals after it was born; the demo does not want to wait for fifteen seconds. */
const SCRAPE_INTERVAL_MS = 500;
const SETTLE_TIMEOUT_MS = 20_000;

/** Runs the whole path on free ports: stand-in for the providers, collector, shop, trace back end; then compares them. */
export async function runDemo(options: DemoOptions): Promise<DemoResult> {
  const folder = await mkdtemp(join(tmpdir(), 'spancost-demo-'));
  const sink = await SpanSink.start();
  const providers = await startProviders();
  const collector = await startCollector(configOf(folder, sink.endpoint));
  const close = async (): Promise<void> => {
    await collector.close();
    await Promise.all([providers.close(), sink.close()]);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const calls = await runShop({ ...options, providersUrl: providers.url, collectorUrl: collector.url });
    const settled = await settle(calls, new CollectorApi(collector.url), sink, options.signal);
    return { ...settled, collectorUrl: collector.url, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function configOf(folder: string, spansEndpoint: string): CollectorConfig {
  return {
    ...DEFAULT_CONFIG,
    listen: { host: '127.0.0.1', port: 0 },
    ledger: { path: join(folder, 'ledger.duckdb') },
    forward: { traces: { ...DEFAULT_FORWARD, endpoint: spansEndpoint } },
    metrics: { ...DEFAULT_CONFIG.metrics, scrapeIntervalMs: SCRAPE_INTERVAL_MS },
    budgets: [{ ...PLAIN_BUDGET, name: 'demo', amountUsd: '10', period: 'daily', timeZone: 'UTC' }],
    log: { level: 'silent' },
  };
}

/** Spans are forwarded and new series shown a moment after the last call: asks until all agree, or time is up. */
async function settle(
  calls: number,
  api: CollectorApi,
  sink: SpanSink,
  signal: AbortSignal,
): Promise<Pick<DemoResult, 'stats' | 'sides' | 'differences'>> {
  const deadline = Date.now() + SETTLE_TIMEOUT_MS;
  for (;;) {
    const stats = await api.ask(GET_STATS, { query: { period: 'lifetime' } });
    const sides: Sides = {
      calls,
      spans: sink.spans,
      ledgerRows: stats.total_requests,
      spansUsd: sink.costUsd.toFixed(),
      ledgerUsd: stats.cost_usd,
      metricsUsd: netCostOfExposition(await (await fetch(`${api.url}/metrics`)).text()),
    };
    const differences = differencesOf(sides);
    if (differences.length === 0 || Date.now() > deadline) return { stats, sides, differences };
    signal.throwIfAborted();
    await sleep(200);
  }
}
