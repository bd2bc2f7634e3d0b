import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openLedger } from '../../src/ledger/duckdb/open-ledger.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { Metrics } from '../../src/metrics/metrics.ts';
import { temporaryFolder, testConfig } from '../running-collector.ts';

interface Setup {
  readonly metrics: Metrics;
  readonly errors: readonly unknown[];
  /** How often the ledger was asked for gauges. */
  asked: number;
  /** What the ledger waits for before it answers. */
  until: Promise<void>;
  now: number;
}

async function setUp(): Promise<Setup> {
  const config = testConfig({ ledger: { ...testConfig().ledger, path: join(temporaryFolder(), 'ledger.duckdb') } });
  const real = await openLedger(config.ledger.path, () => undefined);
  onTestFinished(() => real.close());
  const errors: unknown[] = [];
  const setup = { asked: 0, until: Promise.resolve(), now: 1_000_000, errors };
  const atOneMoment: Ledger['atOneMoment'] = async (read) => {
    setup.asked += 1;
    await setup.until;
    return real.atOneMoment(read);
  };
  const ledger = new Proxy(real, {
    get: (target, name) => {
      if (name === 'atOneMoment') return atOneMoment;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  const metrics = await Metrics.start({
    config: { ...config, metrics: { ...config.metrics, scrapeIntervalMs: 15_000 } },
    ledger,
    budgets: { standingsAt: async () => [] },
    forecaster: { foretell: async () => [] },
    now: () => setup.now,
    monotonic: () => setup.now,
    onRefreshError: (error) => errors.push(error),
    onMemoryError: (error) => errors.push(error),
  });
  return Object.assign(setup, { metrics });
}

async function heartbeat(metrics: Metrics, waitMs: number): Promise<number> {
  const { text } = await metrics.render('text', waitMs);
  return Number(/^spancost_ledger_heartbeat_timestamp_seconds (\S+)$/m.exec(text)?.[1]);
}

it('ten Prometheis within 15 seconds make one query of the ledger', async () => {
  const setup = await setUp();
  for (let scraper = 0; scraper < 10; scraper += 1) {
    await heartbeat(setup.metrics, 5000);
    setup.now += 1300;
  }
  expect(setup.asked).toBe(1);
});

it('a ledger that is busy leaves the last known gauges on the page, in time, and the heartbeat where it was', async () => {
  const setup = await setUp();
  expect(await heartbeat(setup.metrics, 5000)).toBe(1000);
  const busy = Promise.withResolvers<void>();
  setup.until = busy.promise;
  setup.now += 200_000;
  const asked = performance.now();
  expect(await heartbeat(setup.metrics, 50)).toBe(1000);
  expect(performance.now() - asked).toBeLessThan(2000);
  expect((await setup.metrics.render('text', 50)).text).toContain('spancost_spend_usd{period="today"} 0');
  expect(setup.asked).toBe(2);

  setup.now += 1000;
  busy.resolve();
  expect(await heartbeat(setup.metrics, 5000)).toBe(1200);
});

it('a ledger that fails is told of, and the page comes all the same', async () => {
  const setup = await setUp();
  setup.until = Promise.reject(new Error('no'));
  setup.until.catch(() => undefined);
  expect(await heartbeat(setup.metrics, 5000)).toBe(0);
  expect(setup.errors).toEqual([new Error('no')]);
  setup.until = Promise.resolve();
  expect(await heartbeat(setup.metrics, 5000)).toBe(1000);
});
