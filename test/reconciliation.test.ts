import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import { afterEach, describe, expect, it } from 'vitest';
import { CollectorProcess } from './reconciliation/collector-process.ts';
import { TriplingProxy } from './reconciliation/tripling-proxy.ts';

const ROUNDS = 40;
const CALLS = ROUNDS * 6;
/**
 * A round, by hand, per million: gpt-5 200×1.25 + 800×0.125 + 200×10 = 0.00235; gpt-5-mini 1000×0.25 + 200×2 = 0.00065;
 * text-embedding-3-small 1000×0.02 = 0.00002; gpt-4.1 1000×2 + 100×8 = 0.0028; claude-haiku-4-5 400×1 + 9600×0.1 +
 * 3100×1.25 + 1500×2 + 1850×5 = 0.017485; acme-experimental-1 has no price. Together 0.023305, times 40.
 */
const EXPECTED_USD = '0.9322';
/** The correction takes 0.01 of a claude-haiku-4-5 call back: 0.017485 becomes 0.007485. */
const CORRECTED_USD = '0.9222';
/** What budgets take the unpriced calls for: 40 of 20 tokens each, at $100 a million. */
const ASSUMED_USD = 0.08;

interface Stats {
  readonly total_requests: number;
  readonly cost_usd: string;
  readonly unpriced_requests: number;
  readonly by_user: readonly { readonly user: string | null; readonly requests: number; readonly cost_usd: string }[];
}

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

async function setUp(): Promise<{
  readonly folder: string;
  readonly ledger: string;
  readonly collector: CollectorProcess;
  readonly proxy: TriplingProxy;
  readonly providers: ProvidersServer;
}> {
  const folder = await mkdtemp(join(tmpdir(), 'spancost-reconciliation-'));
  cleanups.push(() => rm(folder, { recursive: true, force: true }));
  const ledger = join(folder, 'ledger.duckdb');
  const config = join(folder, 'spancost.yaml');
  await writeFile(
    config,
    `ledger:\n  path: ${ledger}\nmetrics:\n  scrape_interval: 1s\nbudgets:\n  - name: everything\n    amount_usd: "1"\n    period: monthly\n    time_zone: UTC\n`,
  );
  const collector = await CollectorProcess.start(config);
  cleanups.push(() => collector.stop());
  const proxy = await TriplingProxy.start(collector.url);
  cleanups.push(() => proxy.close());
  const providers = await startProviders();
  cleanups.push(() => providers.close());
  return { folder, ledger, collector, proxy, providers };
}

function runApplication(
  sampler: string,
  proxy: TriplingProxy,
  providers: ProvidersServer,
): Promise<{ readonly calls: number; readonly spans: number; readonly costUsd: string }> {
  const application = spawn(
    process.execPath,
    ['--conditions=@spancost/source', join(import.meta.dirname, 'reconciliation/application.ts')],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        ROUNDS: String(ROUNDS),
        PAUSE_MS: '150',
        OTEL_SERVICE_NAME: 'reconciliation',
        OTEL_TRACES_SAMPLER: sampler,
        OTEL_METRICS_EXPORTER: 'none',
        OTEL_EXPORTER_OTLP_ENDPOINT: proxy.url,
        OTEL_EXPORTER_OTLP_TIMEOUT: '30000',
        OTEL_BLRP_SCHEDULE_DELAY: '200',
        OTEL_BSP_SCHEDULE_DELAY: '200',
        OTEL_LOG_LEVEL: 'error',
        OPENAI_BASE_URL: `${providers.url}/openai/v1`,
        OPENAI_API_KEY: 'test',
        ANTHROPIC_BASE_URL: `${providers.url}/anthropic`,
        ANTHROPIC_API_KEY: 'test',
      },
    },
  );
  cleanups.push(async () => void application.kill());
  let output = '';
  let complaints = '';
  application.stdout.on('data', (data) => (output += String(data)));
  application.stderr.on('data', (data) => (complaints += String(data)));
  return new Promise((resolve, reject) => {
    application.once('exit', (code) =>
      code === 0 ? resolve(JSON.parse(output)) : reject(new Error(`the application ended with ${code}:\n${complaints}`)),
    );
  });
}

async function get<T>(url: string): Promise<T> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}

/** Sum of the series of a metric whose labels include all of `labels`. */
async function metric(collector: CollectorProcess, name: string, ...labels: readonly string[]): Promise<number> {
  const text = await (await fetch(`${collector.url}/metrics`)).text();
  return text
    .split('\n')
    .filter((line) => (line.startsWith(`${name}{`) || line.startsWith(`${name} `)) && labels.every((label) => line.includes(label)))
    .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);
}

/** What counts against the budget, and what of it is no known cost. */
async function budgeted(collector: CollectorProcess): Promise<{ readonly spent: number; readonly assumed: number }> {
  const of = (what: string): Promise<number> => metric(collector, `spancost_budget_${what}_usd`, 'budget="everything"');
  return { spent: await of('spend'), assumed: await of('assumed') };
}

/** What the file itself says, after the collector has closed it. */
async function rowsOf(ledger: string): Promise<{ readonly charges: number; readonly calls: number; readonly usd: string }> {
  const instance = await DuckDBInstance.create(ledger, { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  const reader = await connection.runAndReadAll(
    `SELECT count(*) FILTER (kind = 'charge')::INTEGER, count(DISTINCT call_id)::INTEGER, sum(cost_usd)::VARCHAR FROM entries`,
  );
  const [row] = reader.getRows();
  connection.closeSync();
  instance.closeSync();
  return { charges: Number(row?.[0]), calls: Number(row?.[1]), usd: String(row?.[2]).replace(/\.?0+$/, '') };
}

describe.each([
  ['0 % sampling, so that only usage events arrive', 'always_off'],
  ['100 % sampling, so that spans and events arrive', 'always_on'],
])('with %s', (_case, sampler) => {
  it(`${CALLS} calls, every delivery three times, two kill -9 under load and a correction down to $${CORRECTED_USD} agree everywhere`, async () => {
    const { ledger, collector, proxy, providers } = await setUp();

    const application = runApplication(sampler, proxy, providers);
    for (const events of [60, 140]) {
      while (proxy.events < events) await sleep(5);
      await collector.kill();
      await sleep(700);
      await collector.start();
    }
    const made = await application;

    expect(made).toEqual({ calls: CALLS, spans: CALLS, costUsd: EXPECTED_USD });
    expect(proxy.events).toBe(CALLS);
    expect(proxy.eventsUsd).toBe(EXPECTED_USD);
    expect(proxy.deliveries).toBeGreaterThan(20);
    expect(proxy.traceRequests > 0).toBe(sampler === 'always_on');

    const stats = await get<Stats>(`${collector.url}/api/v1/stats?days=1`);
    expect(stats).toMatchObject({ total_requests: CALLS, cost_usd: EXPECTED_USD, unpriced_requests: ROUNDS });
    expect(stats.by_user.map((entry) => entry.requests)).toEqual([48, 48, 48, 48, 48]);

    await sleep(2500); // two scrape intervals, after which every series shows its money
    expect(await metric(collector, 'spancost_cost_usd_total')).toBeCloseTo(Number(EXPECTED_USD), 12);
    expect(await metric(collector, 'spancost_calls_total')).toBe(CALLS);
    expect(await metric(collector, 'spancost_unpriced_calls_total')).toBe(ROUNDS);
    expect(await metric(collector, 'spancost_spend_usd', 'period="lifetime"')).toBe(Number(EXPECTED_USD));
    expect(await budgeted(collector)).toEqual({ spent: Number(EXPECTED_USD) + ASSUMED_USD, assumed: ASSUMED_USD });

    const { calls } = await get<{ calls: readonly { call_id: string; model: string; cost_usd: string | null }[] }>(
      `${collector.url}/api/v1/usage?limit=1000`,
    );
    expect(calls).toHaveLength(CALLS);
    const call = calls.find((each) => each.model.startsWith('claude-haiku-4-5'));
    expect(call?.cost_usd).toBe('0.017485');
    for (let delivery = 0; delivery < 3; delivery += 1) {
      const answer = await fetch(`${collector.url}/api/v1/usage/${call?.call_id}/corrections`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': 'credit-note-7' },
        body: JSON.stringify({ cost_usd: '0.007485', reason: 'credit note 7 of the provider' }),
      });
      expect(answer.ok).toBe(true);
    }

    // As Prometheus does all the time: the time in which a new series shows 0 runs from the scrape that saw it.
    await metric(collector, 'spancost_cost_usd_total');
    for (const restarted of [false, true]) {
      if (restarted) {
        await collector.stop();
        expect(await rowsOf(ledger)).toEqual({ charges: CALLS, calls: CALLS, usd: CORRECTED_USD });
        await collector.start();
      }
      await sleep(2500);
      expect(await get<Stats>(`${collector.url}/api/v1/stats?days=1`)).toMatchObject({
        total_requests: CALLS,
        cost_usd: CORRECTED_USD,
        unpriced_requests: ROUNDS,
      });
      const charged = await metric(collector, 'spancost_cost_usd_total');
      const debits = await metric(collector, 'spancost_correction_debit_usd_total');
      const credits = await metric(collector, 'spancost_correction_credit_usd_total');
      expect(charged).toBeCloseTo(Number(EXPECTED_USD), 12);
      expect(credits).toBeCloseTo(0.01, 12);
      expect(charged + debits - credits).toBeCloseTo(Number(CORRECTED_USD), 12);
      expect(await metric(collector, 'spancost_spend_usd', 'period="lifetime"')).toBe(Number(CORRECTED_USD));
      expect(await budgeted(collector)).toEqual({ spent: Number(CORRECTED_USD) + ASSUMED_USD, assumed: ASSUMED_USD });
    }
  }, 180_000);
});
