import type { FastifyBaseLogger } from 'fastify';
import { warnOfAccess } from './access/warn-of-access.ts';
import { assemble } from './assemble.ts';
import { checkListening } from './config/check-exposure.ts';
import { checkStart } from './config/check-start.ts';
import { checkTokens } from './config/check-tokens.ts';
import type { CollectorConfig } from './config/config.ts';
import type { ConfigSource } from './config/config-source.ts';
import type { LedgerBrokenError } from './errors.ts';
import { explainListen } from './http/explain-listen.ts';
import { createServer } from './http/server.ts';
import { openLedger, type LedgerOptions } from './ledger/duckdb/open-ledger.ts';
import { Stop } from './lifecycle/stop.ts';
import { startConfig } from './reload/start-config.ts';

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
  /** Where the page has been built to. Default: where `npm run build` puts it. */
  readonly pageFolder?: string;
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
  await checkStart(started);
  const app = createServer(started, dependencies.logger);
  const { source, clock: now = Date.now } = dependencies;
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
  const { path, memoryBytes } = config.ledger;
  const ledger = await openLedger(path, onBroken, {
    ...(memoryBytes === undefined ? {} : { memoryMiB: Math.floor(memoryBytes / 2 ** 20) }),
    ...dependencies.ledger,
  });
  stop.afterwards(() => ledger.close());
  try {
    const prices = await assemble({ app, ledger, stop, followed, pageFolder: dependencies.pageFolder, now });
    const url = await app.listen({
      host: config.listen.host,
      port: config.listen.port,
      listenTextResolver: (address) => `listening on ${withScheme(config, address)}`,
    });
    addresses = app.addresses().map((each) => (typeof each === 'string' ? each : each.address));
    checkListening(config, addresses);
    const stopWarning = warnOfAccess({ config, addresses, log: app.log, now });
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
