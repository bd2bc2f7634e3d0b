import type { CollectorMetric } from './collector-metric.ts';

export type UpkeepMetricKey =
  | 'priceBook'
  | 'priceChecked'
  | 'priceBookReloadErrors'
  | 'priceBookLastReload'
  | 'configLastReload'
  | 'configReloadErrors'
  | 'configRestartNeeded'
  | 'alertmanagerLastReload'
  | 'alertmanagerReloadErrors'
  | 'priceSyncWaiting'
  | 'priceSyncFailures'
  | 'priceSyncLastSuccess';

/** What the collector is run by: the price book, its configuration, that of Alertmanager, and lists of prices. */
export const UPKEEP_METRICS: Readonly<Record<UpkeepMetricKey, CollectorMetric>> = {
  priceBook: {
    name: 'spancost_price_book_info',
    help: 'Always 1; the labels name the price book in use',
    type: 'gauge',
    labels: ['revision', 'etag'],
  },
  priceChecked: {
    name: 'spancost_price_checked_timestamp_seconds',
    help: 'When somebody last checked the price in force of the models that cost most in the last 7 days',
    type: 'gauge',
    labels: ['provider', 'model'],
  },
  priceBookReloadErrors: {
    name: 'spancost_price_book_reload_errors_total',
    help: 'Readings of prices.file that found a book that cannot be used; the one in force stayed',
    type: 'counter',
    labels: [],
  },
  priceBookLastReload: {
    name: 'spancost_price_book_last_reload_successful',
    help: '1 if the last reading of prices.file found a book that can be used, else 0',
    type: 'gauge',
    labels: [],
  },
  configLastReload: {
    name: 'spancost_config_last_reload_successful',
    help: '1 if the last reading of spancost.yaml found a configuration that can be used, else 0',
    type: 'gauge',
    labels: [],
  },
  configReloadErrors: {
    name: 'spancost_config_reload_errors_total',
    help: 'Readings of spancost.yaml that found no configuration that can be used; what was in force stays',
    type: 'counter',
    labels: [],
  },
  configRestartNeeded: {
    name: 'spancost_config_restart_needed',
    help: 'Options that are written otherwise than they are in force, because they take a restart',
    type: 'gauge',
    labels: [],
  },
  alertmanagerLastReload: {
    name: 'spancost_alertmanager_last_reload_successful',
    help: '1 if Alertmanager has the configuration that budgets and alerting mean now, 0 if it refused it or is away; missing where none is written',
    type: 'gauge',
    labels: [],
  },
  alertmanagerReloadErrors: {
    name: 'spancost_alertmanager_reload_errors_total',
    help: 'Attempts to give Alertmanager its configuration that failed, by reason; they are repeated',
    type: 'counter',
    labels: ['reason'],
  },
  priceSyncWaiting: {
    name: 'spancost_price_sync_waiting_changes',
    help: 'Price changes that prices.sync found and that wait for a decision, by kind',
    type: 'gauge',
    labels: ['kind'],
  },
  priceSyncFailures: {
    name: 'spancost_price_sync_failures_total',
    help: 'Checks of prices.sync that failed; what was found before stays',
    type: 'counter',
    labels: [],
  },
  priceSyncLastSuccess: {
    name: 'spancost_price_sync_last_success_timestamp_seconds',
    help: 'When prices.sync last succeeded; 0 before the first time',
    type: 'gauge',
    labels: [],
  },
};
