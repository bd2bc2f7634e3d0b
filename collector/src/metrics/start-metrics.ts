import type { FastifyBaseLogger } from 'fastify';
import { Metrics, type MetricsOptions } from './metrics.ts';

export interface StartMetricsOptions extends Omit<MetricsOptions, 'onRefreshError' | 'onMemoryError'> {
  readonly log: FastifyBaseLogger;
}

/** What `/metrics` shows, from what the ledger holds; what goes wrong with it is logged. */
export function startMetrics({ log, ...options }: StartMetricsOptions): Promise<Metrics> {
  return Metrics.start({
    ...options,
    onRefreshError: (error) => log.error({ err: error }, 'the ledger did not answer a scrape'),
    onMemoryError: (error) =>
      log.error({ err: error }, 'what /metrics has shown cannot be kept; after a restart, new series may miss their first increase'),
  });
}
