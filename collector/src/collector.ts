import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { checkExposure, checkListening, exposureWarning } from './config/check-exposure.ts';
import { checkTokens, expiringTokens } from './config/check-tokens.ts';
import type { CollectorConfig } from './config/config.ts';
import type { LedgerBrokenError } from './errors.ts';
import { Forwarder } from './forward/forwarder.ts';
import { Intake } from './http/intake/intake.ts';
import { explainListen } from './http/explain-listen.ts';
import { addRoutes, createServer } from './http/server.ts';
import { openLedger } from './ledger/duckdb/open-ledger.ts';
import type { Ledger } from './ledger/ledger.ts';
import { RecentCalls } from './ledger/recent-calls.ts';
import { Metrics } from './metrics/metrics.ts';
import { Corrector } from './pipeline/correct.ts';
import { Ingest } from './pipeline/ingest.ts';
import { Recorder, type Committed } from './pipeline/recorder.ts';
import { Turnstile } from './pipeline/turnstile.ts';
import type { CurrentPrices } from './prices/current-prices.ts';
import { startPrices } from './prices/start-prices.ts';
import { startPriceSync } from './prices/sync/start-price-sync.ts';
import { Rerater } from './rerating/rerater.ts';

/** What a collector takes from its surroundings. */
export interface CollectorDependencies {
  /** Milliseconds since the epoch. Default: `Date.now`. */
  readonly clock?: () => number;
  /** Default: pino, JSON lines on standard output. */
  readonly logger?: FastifyBaseLogger;
  /** Told when the ledger cannot be written any more, after the collector has closed. Default: sets the exit code to 1. */
  readonly onBroken?: (error: LedgerBrokenError) => void;
}

/** A collector that is listening. */
export interface Collector {
  /** `http://127.0.0.1:4318`, with the port that was really taken. */
  readonly url: string;
  /** Reads `prices.file` again, now. A book that cannot be used is logged and changes nothing. */
  reloadPrices(): void;
  /** Stops accepting, finishes what was accepted, checkpoints the ledger and lets go of it. */
  close(): Promise<void>;
}

/**
 * Starts a collector and returns when it is listening.
 *
 * @throws ConfigError if it would be open to others without tokens, or cannot listen where it should; LedgerLockedError if another
 * process has the ledger; LedgerBrokenError if the file is no ledger.
 */
export async function startCollector(config: CollectorConfig, dependencies: CollectorDependencies = {}): Promise<Collector> {
  checkTokens(config.auth.tokens);
  await checkExposure(config);
  const app = createServer(config, dependencies.logger);
  const stop = new Stop(app);
  const ledger = await openLedger(config.ledger.path, (broken) => {
    if (stop.begun) return;
    app.log.fatal({ err: broken }, 'the ledger is broken; the collector stops');
    const onBroken = dependencies.onBroken ?? (() => (process.exitCode = 1));
    void stop.run().finally(() => onBroken(broken));
  });
  stop.afterwards(() => ledger.close());
  try {
    const prices = await assemble(app, ledger, stop, config, dependencies);
    const url = await app.listen({
      host: config.listen.host,
      port: config.listen.port,
      listenTextResolver: (address) => `listening on ${withScheme(config, address)}`,
    });
    const addresses = app.addresses().map((each) => (typeof each === 'string' ? each : each.address));
    checkListening(config, addresses);
    warnOfAccess(config, addresses, app.log, (dependencies.clock ?? Date.now)());
    return { url: withScheme(config, url), reloadPrices: () => void prices.reload(), close: () => stop.run() };
  } catch (error) {
    await stop.run();
    throw explainListen(error, config.listen);
  }
}

/** Fastify does not see that the server it was given speaks TLS. */
function withScheme({ tls }: CollectorConfig, url: string): string {
  return tls === undefined ? url : url.replace(/^http:/, 'https:');
}

function warnOfAccess(config: CollectorConfig, addresses: readonly string[], log: FastifyBaseLogger, now: number): void {
  const warning = exposureWarning(config, addresses);
  if (warning !== undefined) log.warn(warning);
  for (const token of expiringTokens(config.auth.tokens, now))
    log.warn(token, 'a token has expired or soon will; make the next one with "spancost tokens new"');
}

async function assemble(
  app: FastifyInstance,
  ledger: Ledger,
  stop: Stop,
  config: CollectorConfig,
  { clock: now = Date.now }: CollectorDependencies,
): Promise<CurrentPrices> {
  const { log } = app;
  const metrics = await Metrics.start({
    config,
    ledger,
    now,
    onRefreshError: (error) => log.error({ err: error }, 'the ledger did not answer a scrape'),
  });
  const { prices, stop: stopPrices } = startPrices({ config, metrics: metrics.prices, log });
  const { changes, stop: stopSync } = startPriceSync({ config, prices, metrics: metrics.prices, log, now });
  stop.afterwards(async () => stopPrices());
  stop.afterwards(stopSync);
  const turnstile = new Turnstile();
  stop.afterwards(() => turnstile.close());
  const writer = new RecentCalls(ledger);
  const onCommitted = (committed: Committed): void => metrics.committed(committed);
  const recorder = new Recorder(
    { ledger: writer, pricer: () => prices.pricer, now, waitingReports: config.limits.waitingReports, onCommitted },
    turnstile,
  );
  const corrector = new Corrector({ ledger: writer, turnstile, book: () => prices.pricer.name, now, onCommitted });

  const rerater = new Rerater({ ledger, writer, turnstile, prices, now, onCommitted });
  stop.afterwards(() => rerater.stop());

  const forwarder = (signal: 'traces' | 'metrics'): Forwarder | undefined => {
    const target = config.forward[signal];
    if (target === undefined) return undefined;
    const made = new Forwarder({
      signal,
      target,
      onOutcome: (_, outcome, error) => {
        metrics.forwarded(signal, outcome);
        if (error !== undefined) log.warn({ signal, outcome, endpoint: target.endpoint, err: error }, 'a request was not handed on');
      },
    });
    stop.afterwards(() => made.close());
    return made;
  };
  const traces = forwarder('traces');
  const metricsForwarder = forwarder('metrics');
  const ingest = new Ingest({
    recorder,
    ...(traces === undefined ? {} : { traces }),
    ...(config.environment === undefined ? {} : { environment: config.environment }),
    limits: config.limits,
    now,
    onReport: (signal, outcome) => metrics.report(signal, outcome),
  });
  const intake = new Intake({ limits: config.limits, isFull: () => recorder.fullness });
  await addRoutes(
    app,
    {
      tokens: () => config.auth.tokens,
      rateLimits: config.rateLimits,
      now,
      onRefused: (reason) => metrics.refused(reason),
    },
    {
      ingest,
      metrics,
      intake,
      limits: config.limits,
      ...(metricsForwarder === undefined ? {} : { metricsForwarder }),
    },
    {
      ledger,
      corrector,
      metrics,
      prices,
      changes,
      rerater,
      sentUsage: {
        recorder,
        intake,
        metrics,
        limits: config.limits,
        ...(config.environment === undefined ? {} : { environment: config.environment }),
        now,
      },
      features: config.features,
      timeZone: config.metrics.timeZone,
      isReady: () => !stop.begun,
      now,
    },
  );
  return prices;
}

/** The one way down: the server first, then what was begun, last the ledger. Runs once. */
class Stop {
  readonly #app: FastifyInstance;
  readonly #steps: (() => Promise<void>)[] = [];
  #running: Promise<void> | undefined;

  constructor(app: FastifyInstance) {
    this.#app = app;
  }

  get begun(): boolean {
    return this.#running !== undefined;
  }

  /** Adds a step; the last one added runs first. */
  afterwards(step: () => Promise<void>): void {
    this.#steps.unshift(step);
  }

  run(): Promise<void> {
    this.#running ??= this.#run();
    return this.#running;
  }

  async #run(): Promise<void> {
    await this.#app.close();
    for (const step of this.#steps) {
      try {
        await step();
      } catch (error) {
        this.#app.log.error({ err: error }, 'a part of the collector did not stop cleanly');
      }
    }
  }
}
