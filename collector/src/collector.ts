import { dirname, join } from 'node:path';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { warnOfAccess } from './access/warn-of-access.ts';
import { checkExposure, checkListening } from './config/check-exposure.ts';
import { checkTokens } from './config/check-tokens.ts';
import type { CollectorConfig } from './config/config.ts';
import type { ConfigSource } from './config/config-source.ts';
import type { LedgerBrokenError } from './errors.ts';
import { Forwarder } from './forward/forwarder.ts';
import { Intake } from './http/intake/intake.ts';
import { explainListen } from './http/explain-listen.ts';
import { addRoutes, createServer } from './http/server.ts';
import { openLedger, type LedgerOptions } from './ledger/duckdb/open-ledger.ts';
import type { Ledger } from './ledger/ledger.ts';
import { RecentCalls } from './ledger/recent-calls.ts';
import { Metrics } from './metrics/metrics.ts';
import { Corrector } from './pipeline/corrector.ts';
import { Ingest } from './pipeline/ingest.ts';
import { Recorder, type Committed } from './pipeline/recorder.ts';
import { Turnstile } from './scheduling/turnstile.ts';
import type { CurrentPrices } from './prices/current-prices.ts';
import { startPrices } from './prices/start-prices.ts';
import { startPriceSync } from './prices/sync/start-price-sync.ts';
import { Readiness } from './lifecycle/readiness.ts';
import { startConfig, type FollowedConfig } from './reload/start-config.ts';
import { Replayer } from './quarantine/replayer.ts';
import { Rerater } from './rerating/rerater.ts';
import { Stop } from './lifecycle/stop.ts';
import { Keeper } from './upkeep/keeper.ts';
import { startRetention } from './upkeep/start-retention.ts';
import { startTracing } from './tracing/start-tracing.ts';

/** What a collector takes from its surroundings. */
export interface CollectorDependencies {
  /** Milliseconds since the epoch. Default: `Date.now`. */
  readonly clock?: () => number;
  /** Default: pino, JSON lines on standard output. */
  readonly logger?: FastifyBaseLogger;
  /** Where the configuration comes from, to be read again when it changes. Default: nothing is read again. */
  readonly source?: ConfigSource;
  /** Told when the ledger cannot be written any more, after the collector has closed. Default: sets the exit code to 1. */
  readonly onBroken?: (error: LedgerBrokenError) => void;
  /** When the ledger folds its sums and moves its log. Default: as suits millions of calls. */
  readonly ledger?: Pick<LedgerOptions, 'foldRows' | 'checkpointMiB'>;
}

/** A collector that is listening. */
export interface Collector {
  /** `http://127.0.0.1:4318`, with the port that was really taken. */
  readonly url: string;
  /** Reads `spancost.yaml` and `prices.file` again, now. What cannot be used is logged and changes nothing. */
  reload(): void;
  /** Stops accepting, finishes what was accepted, checkpoints the ledger and lets go of it. */
  close(): Promise<void>;
}

/**
 * Starts a collector and returns when it is listening.
 *
 * @throws ConfigError if it would be open to others without tokens, or cannot listen where it should; LedgerLockedError if another
 * process has the ledger; LedgerBrokenError if the file is no ledger.
 */
export async function startCollector(started: CollectorConfig, dependencies: CollectorDependencies = {}): Promise<Collector> {
  checkTokens(started.auth.tokens);
  await checkExposure(started);
  const app = createServer(started, dependencies.logger);
  const { source } = dependencies;
  for (const warning of source?.warnings ?? []) app.log.warn(warning);
  let addresses: readonly string[] = [];
  const followed = startConfig({
    start: started,
    ...(source === undefined ? {} : { source }),
    check: (written) => {
      checkTokens(written.auth.tokens);
      checkListening({ ...started, auth: written.auth }, addresses);
    },
    log: app.log,
  });
  const { config } = followed.current;
  const stop = new Stop(app);
  const onBroken = (broken: LedgerBrokenError): void => {
    if (stop.begun) return;
    app.log.fatal({ err: broken }, 'the ledger is broken; the collector stops');
    const tell = dependencies.onBroken ?? (() => (process.exitCode = 1));
    void stop.run().finally(() => tell(broken));
  };
  const ledger = await openLedger(config.ledger.path, onBroken, dependencies.ledger);
  stop.afterwards(() => ledger.close());
  try {
    const prices = await assemble(app, ledger, stop, followed, dependencies);
    const url = await app.listen({
      host: config.listen.host,
      port: config.listen.port,
      listenTextResolver: (address) => `listening on ${withScheme(config, address)}`,
    });
    addresses = app.addresses().map((each) => (typeof each === 'string' ? each : each.address));
    checkListening(config, addresses);
    const stopWarning = warnOfAccess({ config, addresses, log: app.log, now: dependencies.clock ?? Date.now });
    stop.afterwards(async () => stopWarning());
    return {
      url: withScheme(config, url),
      reload: () => {
        followed.current.reload();
        prices.reload();
      },
      close: () => stop.run(),
    };
  } catch (error) {
    await stop.run();
    throw explainListen(error, config.listen);
  }
}

/** Fastify does not see that the server it was given speaks TLS. */
function withScheme({ tls }: CollectorConfig, url: string): string {
  return tls === undefined ? url : url.replace(/^http:/, 'https:');
}

async function assemble(
  app: FastifyInstance,
  ledger: Ledger,
  stop: Stop,
  { current, follow }: FollowedConfig,
  { clock: now = Date.now }: CollectorDependencies,
): Promise<CurrentPrices> {
  const { log } = app;
  const { config } = current;
  const metrics = await Metrics.start({
    config,
    ledger,
    now,
    onRefreshError: (error) => log.error({ err: error }, 'the ledger did not answer a scrape'),
    onMemoryError: (error) =>
      log.error({ err: error }, 'what /metrics has shown cannot be kept; after a restart, new series may miss their first increase'),
  });
  const stopFollowing = follow(metrics.config);
  stop.afterwards(async () => stopFollowing());
  const { prices, stop: stopPrices } = startPrices({ config, metrics: metrics.prices, log });
  const { changes, stop: stopSync } = startPriceSync({ config, prices, metrics: metrics.prices, log, now });
  stop.afterwards(async () => stopPrices());
  stop.afterwards(stopSync);
  const turnstile = new Turnstile();
  stop.afterwards(() => turnstile.close());
  const readiness = new Readiness({ isStopping: () => stop.begun, fullness: () => recorder.fullness, now });
  const writer = new RecentCalls(metrics.commits.watch(readiness.watch(ledger)));
  const onCommitted = (committed: Committed): void => metrics.committed(committed);
  const tracing = await startTracing(app, config.telemetry.traces);
  stop.afterwards(() => tracing.stop(), 'telemetry.traces.endpoint');
  const recorder: Recorder = new Recorder(
    { ledger: writer, pricer: () => prices.pricer, now, waitingReports: config.limits.waitingReports, onCommitted, tracing },
    turnstile,
  );
  metrics.watchWaiting(() => recorder.waitingReports);
  const limits = {
    ...config.limits,
    get keptFrom() {
      return ledger.upkeep.removedBefore;
    },
  };
  const keeper = new Keeper({
    upkeep: ledger.upkeep,
    recent: writer,
    turnstile,
    counted: () => metrics.counted,
    backups: config.ledger.backups ?? join(dirname(config.ledger.path), 'backups'),
    now,
  });
  const stopRetention = startRetention(keeper, config.ledger.retentionMs, log);
  stop.afterwards(async () => stopRetention());
  const corrector = new Corrector({ ledger: writer, turnstile, book: () => prices.pricer.name, now, onCommitted });

  const rerater = new Rerater({ ledger, writer, turnstile, prices, now, onCommitted });
  stop.afterwards(() => rerater.stop());

  const forwarder = (signal: 'traces' | 'metrics'): Forwarder | undefined => {
    const target = config.forward[signal];
    if (target === undefined) return undefined;
    const made = new Forwarder({
      signal,
      target,
      tracing,
      onOutcome: (_, outcome, error) => {
        metrics.forwarded(signal, outcome);
        if (error !== undefined) log.warn({ signal, outcome, endpoint: target.endpoint, err: error }, 'a request was not handed on');
      },
    });
    stop.afterwards(() => made.close(), `forward.${signal}.endpoint`);
    return made;
  };
  const traces = forwarder('traces');
  const metricsForwarder = forwarder('metrics');
  const ingest = new Ingest({
    recorder,
    ...(traces === undefined ? {} : { traces }),
    ...(config.environment === undefined ? {} : { environment: config.environment }),
    limits,
    now,
    tracing,
    onReport: (signal, outcome) => metrics.report(signal, outcome),
  });
  const intake = new Intake({ limits: config.limits, isFull: () => recorder.fullness });
  await addRoutes(
    app,
    {
      tokens: () => config.auth.tokens,
      rateLimits: () => config.rateLimits,
      now,
      onRefused: (reason) => metrics.refused(reason),
    },
    {
      ingest,
      metrics,
      intake,
      limits: config.limits,
      tracing,
      ...(metricsForwarder === undefined ? {} : { metricsForwarder }),
    },
    {
      ledger,
      corrector,
      metrics,
      prices,
      changes,
      rerater,
      replayer: new Replayer({
        ledger,
        recorder,
        turnstile,
        book: () => prices.pricer.name,
        limits,
        ...(config.environment === undefined ? {} : { environment: config.environment }),
        now,
      }),
      sentUsage: {
        recorder,
        intake,
        metrics,
        limits,
        ...(config.environment === undefined ? {} : { environment: config.environment }),
        now,
      },
      keeper,
      config: current,
      timeZone: config.metrics.timeZone,
      readiness,
      now,
    },
  );
  return prices;
}
