import type { FastifyBaseLogger } from 'fastify';
import type { Budget } from '../budgets/budget.ts';
import type { Budgets } from '../budgets/budgets.ts';
import type { AlertingConfig, CollectorConfig } from '../config/config.ts';
import type { AlertmanagerMetrics } from '../metrics/alertmanager-metrics.ts';
import { Alertmanager } from './alertmanager.ts';
import { alertmanagerFiles } from './alertmanager-config.ts';
import { ConfigFiles } from './config-files.ts';
import { Configurer, type Given, type Wanted } from './configurer.ts';

/** How often it is looked whether budgets, recipients or the section of the configuration have changed, in milliseconds. */
const LOOK_EVERY_MS = 1000;

export interface StartAlertingOptions {
  readonly config: Pick<CollectorConfig, 'alerting'>;
  readonly budgets: Pick<Budgets, 'all'>;
  readonly metrics: AlertmanagerMetrics;
  readonly log: FastifyBaseLogger;
}

/** What the rest of the collector has of Alertmanager. */
export interface Alerting {
  /** Missing where `alerting.alertmanager_url` is. */
  alertmanager(): Alertmanager | undefined;
  /** Gives it the configuration that is wanted now. @returns what was wrong with it; undefined for nothing */
  configured(): Promise<Given | undefined>;
  stop(): Promise<void>;
}

/** Keeps Alertmanager at the configuration that budgets and `alerting` mean, beside everything else. Its first file is on its way at once. */
export function startAlerting({ config, budgets, metrics, log }: StartAlertingOptions): Alerting {
  const ending = new AbortController();
  const alertmanager = (): Alertmanager | undefined => {
    const { alertmanagerUrl: url, headers } = config.alerting;
    return url === undefined ? undefined : new Alertmanager({ url, headers, signal: ending.signal });
  };
  let saidOf = '';
  const onGiven = (given: Given): void => {
    if (ending.signal.aborted) return;
    if (given.kind === 'failed') {
      metrics.failed(given.why);
      if (given.isNew) log[given.why === 'unreachable' ? 'warn' : 'error']({ err: given.error, reason: given.why }, WHAT_FAILED[given.why]);
      return;
    }
    metrics.given();
    log.info({ file: config.alerting.configFile }, "Alertmanager's configuration is that of the budgets");
    if (saidOf !== given.problems.join() && given.problems.length > 0)
      log.warn({ problems: given.problems }, 'there are recipients who cannot be told');
    saidOf = given.problems.join();
  };
  const configurer = new Configurer({
    wanted: () => {
      const wanted = wantedOf(config.alerting, budgets, alertmanager());
      if (wanted === undefined) metrics.notWritten();
      return wanted;
    },
    onGiven,
    monotonic: () => performance.now(),
  });
  let underWay = configurer.look();
  const timer = setInterval(() => (underWay = configurer.look()), LOOK_EVERY_MS).unref();
  return {
    alertmanager,
    configured: () => configurer.now(),
    stop: async () => {
      clearInterval(timer);
      ending.abort();
      await underWay;
    },
  };
}

const WHAT_FAILED = {
  refused: 'Alertmanager refused its new configuration; the one before is back in its place, and this is tried again',
  unreachable: 'Alertmanager could not be asked to read its new configuration; it is asked again',
  not_written: "Alertmanager's new configuration could not be written; it is tried again",
} as const;

function wantedOf(alerting: AlertingConfig, budgets: Pick<Budgets, 'all'>, alertmanager: Alertmanager | undefined): Wanted | undefined {
  const { configFile } = alerting;
  if (configFile === undefined) return undefined;
  const kept = budgets.all().map(({ budget }) => budget);
  return {
    key: JSON.stringify([alerting, kept.map(usedOf)]),
    files: () => alertmanagerFiles({ alerting, budgets: kept }),
    at: new ConfigFiles(configFile),
    ...(alertmanager === undefined ? {} : { alertmanager }),
  };
}

/** What of a budget the configuration is made from. */
function usedOf({ name, thresholds, recipients, from, to }: Budget): object {
  return { name, thresholds, recipients, from, to };
}
