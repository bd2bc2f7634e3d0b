import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { AlertTester } from './alerting/alert-tester.ts';
import { startAlerting } from './alerting/start-alerting.ts';
import { LedgerForecaster } from './budgets/forecast/ledger-forecaster.ts';
import { LedgerBudgets } from './budgets/ledger-budgets.ts';
import { startBudgetStore } from './budgets/store/start-budget-store.ts';
import { Snapshots } from './budgets/snapshot/snapshots.ts';
import { ceilingOf } from './budgets/unpriced-ceiling.ts';
import { RecordBook } from './business/record-book.ts';
import type { CollectorConfig, LimitsConfig } from './config/config.ts';
import { startForwarding } from './forward/start-forwarding.ts';
import { Intake } from './http/intake/intake.ts';
import { addRoutes } from './http/server.ts';
import type { Ledger } from './ledger/ledger.ts';
import type { Stop } from './lifecycle/stop.ts';
import { startMetrics } from './metrics/start-metrics.ts';
import { Corrector } from './pipeline/corrector.ts';
import { Ingest } from './pipeline/ingest.ts';
import type { PossibleTimes } from './pipeline/impossible-origin.ts';
import { startRecording } from './pipeline/start-recording.ts';
import type { CurrentPrices } from './prices/current-prices.ts';
import { startPrices } from './prices/start-prices.ts';
import { startPriceSync } from './prices/sync/start-price-sync.ts';
import { Replayer } from './quarantine/replayer.ts';
import type { FollowedConfig } from './reload/start-config.ts';
import { Rerater } from './rerating/rerater.ts';
import { startTracing } from './tracing/start-tracing.ts';
import { startUpkeep } from './upkeep/start-upkeep.ts';
import { UsageCounter } from './usage-limits/usage-counter.ts';

export interface AssembleOptions {
  /** A server without routes. */
  readonly app: FastifyInstance;
  readonly ledger: Ledger;
  /** Told how each part ends. */
  readonly stop: Stop;
  readonly followed: FollowedConfig;
  /** Where the page has been built to; undefined is where `npm run build` puts it. */
  readonly pageFolder: string | undefined;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** Puts the parts of a collector together and adds its routes. Returns the prices in force. */
export async function assemble({
  app,
  ledger,
  stop,
  followed: { current, follow },
  pageFolder,
  now,
}: AssembleOptions): Promise<CurrentPrices> {
  const { log } = app;
  const { config } = current;
  const budgetStore = startBudgetStore(config, log);
  const forecaster = new LedgerForecaster(() => ceilingOf(config.unpricedCeiling));
  const budgets = new LedgerBudgets({
    ledger,
    forecaster,
    written: () => config.budgets,
    made: () => budgetStore.kept(),
    ceiling: () => config.unpricedCeiling,
    now,
  });
  const usage = new UsageCounter({ limits: () => config.usageLimits, now });
  const metrics = await startMetrics({ config, ledger, budgets, forecaster, now, log });
  const stopFollowing = follow(metrics.config);
  stop.afterwards(async () => stopFollowing());
  const alerting = startAlerting({ config, budgets, metrics: metrics.alertmanager, log });
  stop.afterwards(() => alerting.stop(), 'alerting.alertmanager_url');
  const { prices, stop: stopPrices } = startPrices({ config, metrics: metrics.prices, log });
  stop.afterwards(async () => stopPrices());
  metrics.watchPrices(() => prices.pricer);
  const { changes, refresh: refreshPrices, stop: stopSync } = startPriceSync({ config, prices, metrics: metrics.prices, log, now });
  stop.afterwards(stopSync);
  const tracing = await startTracing(app, config.telemetry.traces);
  stop.afterwards(() => tracing.stop(), 'telemetry.traces.endpoint');
  const { recorder, writer, turnstile, readiness, content, onCommitted } = startRecording({
    config,
    ledger,
    prices,
    metrics,
    usage,
    tracing,
    stop,
    log,
    now,
  });
  metrics.watchUsageLimits(() => usage.standings());
  const snapshots = new Snapshots({ budgets, usage, environment: () => config.environment, now });
  const keeper = startUpkeep({
    config,
    ledger,
    recent: writer,
    turnstile,
    counted: () => metrics.counted,
    stop,
    log,
    now,
    ...(content === undefined ? {} : { waitingContent: content }),
  });
  const book = (): string => prices.pricer.name;
  const records = new RecordBook({ ledger: ledger.business, turnstile, now, newId: randomUUID });
  const corrector = new Corrector({ ledger: writer, turnstile, book, now, onCommitted });
  const rerater = new Rerater({ ledger, writer, turnstile, prices, now, onCommitted });
  stop.afterwards(() => rerater.stop());
  const { traces, metrics: metricsForwarder } = startForwarding({ config, metrics, tracing, stop, log });

  const reading = { recorder, limits: readingLimits(config, ledger), ...environmentOf(config), now };
  const replayer = new Replayer({ ...reading, ledger, turnstile, book });
  const ingest = new Ingest({
    ...reading,
    ...(traces === undefined ? {} : { traces }),
    keepsContent: content !== undefined,
    tracing,
    onReport: (signal, outcome) => metrics.report(signal, outcome),
    onFirstChunk: (state, seconds) => metrics.firstChunk(state, seconds),
  });
  const { limits } = config;
  const intake = new Intake({ limits, isFull: () => recorder.fullness });
  const sentUsage = { ...reading, intake, metrics };
  const { timeZone } = config.metrics;
  await addRoutes(
    app,
    { tokens: () => config.auth.tokens, rateLimits: () => config.rateLimits, now, onRefused: (reason) => metrics.refused(reason) },
    { ingest, metrics, intake, limits, tracing, ...(metricsForwarder === undefined ? {} : { metricsForwarder }) },
    {
      ledger,
      turnstile,
      corrector,
      records,
      metrics,
      prices,
      changes,
      refreshPrices,
      rerater,
      replayer,
      sentUsage,
      keeper,
      budgets,
      budgetStore,
      snapshots,
      tester: new AlertTester({ alerting, config, budgets, now }),
      config: current,
      timeZone,
      keeping: { contentMs: config.content.retentionMs, callsMs: config.ledger.retentionMs },
      readiness,
      pageFolder,
      now,
    },
  );
  return prices;
}

/** The limits of what is read; calls of before `keptFrom`, as it is at the moment, have been removed. */
function readingLimits({ limits }: CollectorConfig, { upkeep }: Ledger): LimitsConfig & Pick<PossibleTimes, 'keptFrom'> {
  return {
    ...limits,
    get keptFrom() {
      return upkeep.removedBefore;
    },
  };
}

function environmentOf({ environment }: CollectorConfig): Pick<CollectorConfig, 'environment'> {
  return environment === undefined ? {} : { environment };
}
