import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DEFAULT_CONFIG, PLAIN_BUDGET, startCollector, type Budget, type Collector, type CollectorConfig } from '@spancost/collector';
import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import { afterEach, describe, expect, it } from 'vitest';
import { RunningCallers, type CallersOptions, type CallersReport } from './enforcement/running-callers.ts';
import { CollectorProcess } from './reconciliation/collector-process.ts';

const CALLERS = 200;
/** 1,000 calls of $0.00325; 200 callers with calls of a second spend it in five seconds. */
const AMOUNT_USD = '3.25';
const CALLS_IN_BUDGET = 1000;
const CALL_MS = 1000;
const REFRESH_MS = 1000;
const EXPORT_DELAY_MS = 200;
const STANDINGS_MS = 1000;
/** What the formula of docs/budgets.md leaves to the machine at least: the time that two busy cores take to send and to answer. */
const MACHINE_MS = 2000;

const DAY_MS = 24 * 3_600_000;

const ALL: Budget = { ...PLAIN_BUDGET, name: 'all', amountUsd: AMOUNT_USD, period: 'interval', timeZone: 'UTC', enforce: 'block' };

const cleanups: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'spancost-enforcement-'));
  cleanups.push(() => rm(path, { recursive: true, force: true }));
  return path;
}

async function providers(): Promise<ProvidersServer> {
  const started = await startProviders({ slowMs: CALL_MS, keep: 100_000 });
  cleanups.push(() => started.close());
  return started;
}

async function collectorWith(
  more: Pick<Partial<CollectorConfig>, 'budgets' | 'usageLimits'>,
  clock: () => number = Date.now,
): Promise<Collector> {
  const collector = await startCollector(
    {
      ...DEFAULT_CONFIG,
      listen: { host: '127.0.0.1', port: 0 },
      ledger: { path: join(await folder(), 'ledger.duckdb') },
      ...more,
      log: { level: 'silent' },
    },
    { clock },
  );
  cleanups.push(() => collector.close());
  return collector;
}

async function start(options: Pick<CallersOptions, 'collectorUrl' | 'providersUrl'> & Partial<CallersOptions>): Promise<RunningCallers> {
  const callers = await RunningCallers.start({
    callers: CALLERS,
    refreshMs: REFRESH_MS,
    maxAgeMs: 60_000,
    exportDelayMs: EXPORT_DELAY_MS,
    ...options,
  });
  cleanups.push(() => callers.kill());
  return callers;
}

async function until(what: string, isSo: () => boolean): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!isSo()) {
    if (Date.now() > deadline) throw new Error(`a minute has passed, and still not: ${what}`);
    await sleep(20);
  }
}

/** Resolves when nothing has reached the providers for so long. */
async function quiet(at: ProvidersServer, ms: number): Promise<void> {
  let seen = -1;
  while (at.requests.length !== seen) {
    seen = at.requests.length;
    await sleep(ms);
  }
}

/** When the calls that have ended by then had used up the budget. */
function spentAt(reports: readonly CallersReport[]): number {
  const ends = reports.flatMap(({ sent }) => sent.map(({ ended }) => ended)).toSorted((a, b) => a - b);
  return ends[CALLS_IN_BUDGET - 1] ?? Infinity;
}

/** The same as these processes had it: three requests follow each other, each as much longer as the slowest call was. */
function machineMsOf(reports: readonly CallersReport[]): number {
  const longest = Math.max(...reports.flatMap(({ sent }) => sent.map(({ begun, ended }) => ended - begun)));
  return MACHINE_MS + 3 * (longest - CALL_MS);
}

describe('a budget that is spent in the middle', () => {
  it.each([1, 2])(
    'with 200 callers in each of %i processes: what begins afterwards stays within the stated bound, then nothing is sent, and a new period begins anew',
    async (processes) => {
      let ahead = 0;
      // Longer than the test, and not near its end.
      const intervalMs = DAY_MS - (Date.now() % DAY_MS) > 10 * 60_000 ? DAY_MS : DAY_MS / 2;
      const [provider, collector] = [
        await providers(),
        await collectorWith({ budgets: [{ ...ALL, intervalMs }] }, () => Date.now() + ahead),
      ];
      const addresses = { collectorUrl: collector.url, providersUrl: provider.url };
      const applications = await Promise.all(Array.from({ length: processes }, () => start(addresses)));

      await until('the budget is spent', () => provider.requests.length >= CALLS_IN_BUDGET);
      await quiet(provider, REFRESH_MS + STANDINGS_MS + EXPORT_DELAY_MS + MACHINE_MS);
      const sentWhileSpent = provider.requests.length;
      await sleep(3 * REFRESH_MS);
      expect(provider.requests.length).toBe(sentWhileSpent);
      expect(sentWhileSpent).toBeGreaterThanOrEqual(CALLS_IN_BUDGET);

      // The budget begins anew.
      const rolledOverAt = Date.now();
      ahead = intervalMs;
      await until('calls are sent again', () => provider.requests.length >= sentWhileSpent + CALLERS);
      const reports = await Promise.all(applications.map((application) => application.stop()));

      const spent = spentAt(reports);
      const machineMs = machineMsOf(reports);
      const windowMs = processes === 1 ? 0 : EXPORT_DELAY_MS + STANDINGS_MS + REFRESH_MS;
      const late = reports.flatMap(({ sent }) => sent.filter(({ begun }) => begun > spent && begun < rolledOverAt));
      expect(late.filter(({ begun }) => begun > spent + windowMs + machineMs)).toEqual([]);
      const perProcess = CALLERS * Math.ceil((windowMs + (processes === 1 ? 0 : machineMs)) / CALL_MS);
      expect(late.length).toBeLessThanOrEqual(processes * perProcess);
      expect(sentWhileSpent).toBeLessThanOrEqual(CALLS_IN_BUDGET + processes * (CALLERS + perProcess));
      for (const { errors, unhandled, refused, lastRefusal } of reports) {
        expect({ errors, unhandled }).toEqual({ errors: [], unhandled: [] });
        expect(refused).toBeGreaterThan(0);
        expect(lastRefusal).toMatch(
          /^BudgetExceededError: spancost: the interval budget all is spent, \$\d+\.\d+ of \$3\.25; chat gpt-5 of openai was not sent/,
        );
      }
    },
    90_000,
  );
});

describe('a limit of 60 requests a minute of each tenant', () => {
  it('lets 60 of 200 callers through who begin at once in one process, and nobody else within the minute', async () => {
    const fair = { name: 'fair', per: 'tenant', scope: {}, requestsPerMinute: 60, enforce: 'block' } as const;
    const [provider, collector] = [await providers(), await collectorWith({ usageLimits: [fair] })];
    const application = await start({ collectorUrl: collector.url, providersUrl: provider.url });
    await until('the limit is used up', () => provider.requests.length >= 60);
    // The calls end, the collector counts them, and the application learns of it.
    await sleep(CALL_MS + EXPORT_DELAY_MS + 3 * REFRESH_MS + MACHINE_MS);
    const report = await application.stop();
    expect(provider.requests.length).toBe(60);
    expect(report).toMatchObject({ errors: [], unhandled: [] });
    expect(report.lastRefusal).toMatch(
      /^RateLimitExceededError: spancost: the limit fair of acme is used up, 60 of 60 requests .* try again from 2/,
    );
  }, 60_000);
});

describe('a collector that is killed', () => {
  it('blocks nothing in fail-open, everything in fail-closed, and both are as before when it is back', async () => {
    const MAX_AGE_MS = 3000;
    const provider = await providers();
    const config = join(await folder(), 'spancost.yaml');
    const budget = '{ name: all, amount_usd: "1000", period: daily, enforce: block }';
    await writeFile(config, `ledger:\n  path: ${config}.duckdb\nbudgets:\n  - ${budget}\nlog:\n  level: error\n`);
    const collector = await CollectorProcess.start(config);
    cleanups.push(() => collector.stop());
    const addresses = { collectorUrl: collector.url, providersUrl: provider.url, callers: 20, maxAgeMs: MAX_AGE_MS };
    const [open, closed] = [await start(addresses), await start({ ...addresses, failClosed: true })];
    await until('both call', () => provider.requests.length >= 4 * 20);

    await collector.kill();
    const killedAt = Date.now();
    // Longer than an answer lasts, and a second for the calls that are under way.
    await sleep(MAX_AGE_MS + CALL_MS + MACHINE_MS);
    const silentFrom = Date.now();
    await sleep(2 * CALL_MS);
    const silentTo = Date.now();
    await collector.start();
    // Asked again after 30 seconds at most, and here after at most eight: 1, 2 and 4 have passed.
    await sleep(10_000);
    const [inOpen, inClosed] = [await open.stop(), await closed.stop()];

    const begunIn = ({ sent }: CallersReport, from: number, to: number): number =>
      sent.filter(({ begun }) => begun >= from && begun < to).length;
    expect(begunIn(inOpen, killedAt, silentTo)).toBeGreaterThanOrEqual(20 * 5);
    expect(inOpen.refused).toBe(0);
    expect(begunIn(inClosed, silentFrom, silentTo)).toBe(0);
    expect(inClosed.refused).toBeGreaterThan(0);
    expect(inClosed.lastRefusal).toMatch(
      /^BudgetUnknownError: spancost: the collector has not told lately how budgets stand; .* failClosed/,
    );
    expect(begunIn(inClosed, silentTo, Infinity)).toBeGreaterThanOrEqual(20);
    for (const { errors, unhandled } of [inOpen, inClosed]) expect({ errors, unhandled }).toEqual({ errors: [], unhandled: [] });
  }, 90_000);

  it('that was never there lets all calls go in fail-open, and none in fail-closed', async () => {
    const provider = await providers();
    const addresses = { collectorUrl: 'http://127.0.0.1:9', providersUrl: provider.url, callers: 5, collectorIsAway: true };
    const open = await start(addresses);
    await until('it calls', () => provider.requests.length >= 5);
    expect(await open.stop()).toMatchObject({ refused: 0, errors: [], unhandled: [] });
    const closed = await start({ ...addresses, failClosed: true });
    await sleep(1000);
    const report = await closed.stop();
    expect(report).toMatchObject({ sent: [], errors: [], unhandled: [] });
    expect(report.refused).toBeGreaterThanOrEqual(5);
  }, 60_000);
});
