import type { Collector } from '@spancost/collector';
import { CommandError } from '../../errors.ts';
import { Monitoring } from './monitoring.ts';

export interface StartMonitoredOptions {
  /** `spancost.yaml`. */
  readonly config?: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly prometheusPort: number;
  readonly alertmanagerPort: number;
  readonly scrapeTokenFile?: string;
  /** As of the collector. */
  readonly onBroken: () => void;
}

export interface Monitored {
  readonly collector: Collector;
  /** Ends all, the collector last. */
  readonly stop: () => Promise<void>;
}

/**
 * The collector between Alertmanager, which it gives its configuration, and Prometheus, which scrapes it. One of them that ends later is
 * told of and leaves the others running; one that does not start ends all.
 *
 * @throws CommandError, ConfigError
 */
export async function startMonitored({ config: file, env, onBroken, ...options }: StartMonitoredOptions): Promise<Monitored> {
  const { openConfig, startCollector } = await import('@spancost/collector');
  const { alertmanagerFilesOf, TEMPLATE_FILE } = await import('@spancost/collector/config');
  const { config } = openConfig(file, env);
  const { alertmanagerUrl, configFile } = config.alerting;
  const { scrapeTokenFile } = options;
  if (config.auth.tokens.length > 0 && scrapeTokenFile === undefined)
    throw new CommandError(
      'The collector asks for tokens, and Prometheus has none: make one with `spancost tokens new --role viewer`, write it into a file that only you may read, and name that by --scrape-token-file.',
      2,
    );
  const monitoring = await Monitoring.prepare({
    ledger: config.ledger.path,
    ports: { prometheus: options.prometheusPort, alertmanager: options.alertmanagerPort },
    ...(alertmanagerUrl === undefined ? {} : { alertmanagerUrl }),
    ...(configFile === undefined ? {} : { configFile }),
    alertmanagerFiles: () => alertmanagerFilesOf(file, env),
    templateFile: TEMPLATE_FILE,
    scrapeIntervalMs: config.metrics.scrapeIntervalMs,
    ...(scrapeTokenFile === undefined ? {} : { tokenFile: scrapeTokenFile }),
    path: env['PATH'],
    tell: (sentence) => console.error(`spancost: ${sentence}`),
  });
  let collector: Collector | undefined;
  const stop = async (): Promise<void> => {
    await monitoring.stop();
    await collector?.close();
  };
  try {
    await monitoring.startAlertmanager();
    const source = openConfig(file, {
      ...env,
      SPANCOST_ALERTING_ALERTMANAGER_URL: monitoring.alertmanagerUrl,
      ...(monitoring.configFile === undefined ? {} : { SPANCOST_ALERTING_CONFIG_FILE: monitoring.configFile }),
    });
    collector = await startCollector(source.config, { source, onBroken });
    await monitoring.startPrometheus(collector.url);
    return { collector, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
