import type { Collector } from '@spancost/collector';
import { Option, type Command } from 'commander';
import { CommandError } from '../errors.ts';
import { stopSignal } from '../stop-signal.ts';
import { parsePort } from './parse-port.ts';

interface UpOptions {
  readonly config?: string;
  readonly host?: string;
  readonly port?: number;
  readonly ledger?: string;
  readonly withPrometheus?: true;
  readonly prometheusPort: number;
  readonly alertmanagerPort: number;
  readonly scrapeTokenFile?: string;
}

/** How long what is left may take to end by itself, in milliseconds. */
const AFTER_CLOSING_MS = 100;

/** `spancost up`: the collector, until it is told to stop. */
export function addUp(root: Command): void {
  root
    .command('up')
    .description(
      'Run the collector: takes OTLP, prices every AI call, keeps the ledger. Ends on Ctrl-C or SIGTERM, at once on a second one; a service reads spancost.yaml and prices.file again on SIGHUP.',
    )
    .option('--config <file>', 'spancost.yaml (default: SPANCOST_CONFIG, else spancost.yaml here if there is one)')
    .option('--host <host>', 'address to listen on (default 127.0.0.1)')
    .addOption(new Option('--port <port>', 'port to listen on, 0 for a free one (default 4318)').argParser(parsePort))
    .option('--ledger <file>', 'ledger file (default ./spancost-data/ledger.duckdb)')
    .option(
      '--with-prometheus',
      'start Prometheus and Alertmanager, which must be installed, beside it, with the alert rules; on 127.0.0.1',
    )
    .addOption(new Option('--prometheus-port <port>', 'of Prometheus, 0 for a free one').argParser(parsePort).default(9090))
    .addOption(new Option('--alertmanager-port <port>', 'of Alertmanager, 0 for a free one').argParser(parsePort).default(9093))
    .option('--scrape-token-file <file>', 'a file with a token of the role viewer, for Prometheus, where the collector asks for tokens')
    .action(async (options: UpOptions) => {
      const broken = Promise.withResolvers<'broken'>();
      const { collector, stop } = await start(options, () => broken.resolve('broken'));
      // Standard output is the log, in JSON.
      console.error(
        `spancost: collector at ${collector.url} (OTLP at /v1/traces and /v1/logs, /metrics, /api/v1/stats); open it in a browser to look at it`,
      );
      // A terminal that goes away sends SIGHUP as well, and then the collector ends with it.
      if (!process.stdin.isTTY) process.on('SIGHUP', () => collector.reload());
      if ((await Promise.race([broken.promise, stopSignal()])) === 'broken') process.exitCode = 1;
      await stop();
      // What was given up on must not keep the process.
      setTimeout(() => process.exit(), AFTER_CLOSING_MS).unref();
    });
}

interface Started {
  readonly collector: Collector;
  /** Ends everything. */
  readonly stop: () => Promise<void>;
}

async function start(options: UpOptions, onBroken: () => void): Promise<Started> {
  // Loaded here, so that commands that need no ledger do not wait for its database.
  const { ConfigError, openConfig, startCollector } = await import('@spancost/collector');
  const env = {
    ...process.env,
    ...(options.host === undefined ? {} : { SPANCOST_LISTEN_HOST: options.host }),
    ...(options.port === undefined ? {} : { SPANCOST_LISTEN_PORT: String(options.port) }),
    ...(options.ledger === undefined ? {} : { SPANCOST_LEDGER_PATH: options.ledger }),
  };
  try {
    if (options.withPrometheus === true) {
      const { startMonitored } = await import('./prometheus/start-monitored.ts');
      return await startMonitored({ ...options, env, onBroken });
    }
    const source = openConfig(options.config, env);
    const collector = await startCollector(source.config, { source, onBroken });
    return { collector, stop: () => collector.close() };
  } catch (error) {
    if (error instanceof ConfigError) throw new CommandError(error.message, 2, { cause: error });
    throw error;
  }
}
