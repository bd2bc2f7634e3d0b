import { packagedPricer } from '@spancost/prices';
import type { CollectorConfig, ForwardTarget } from './config.ts';

/** A collector without a configuration file: loopback, a ledger below the working directory, the packaged prices. */
export const DEFAULT_CONFIG: CollectorConfig = {
  listen: { host: '127.0.0.1', port: 4318 },
  ledger: { path: './spancost-data/ledger.duckdb' },
  forward: {},
  metrics: { scrapeIntervalMs: 15_000, timeZone: 'UTC' },
  limits: {
    bodyBytes: 4 * 1024 ** 2,
    decompressedBodyBytes: 16 * 1024 ** 2,
    values: 1_000_000,
    labelValues: 200,
    clockToleranceMs: 5 * 60_000,
    waitingReports: 50_000,
  },
  budgets: [],
  features: {},
  pricer: packagedPricer,
  prices: {},
  auth: { tokens: [] },
  log: { level: 'info' },
};

/** What a forward target has unless it says otherwise. */
export const DEFAULT_FORWARD: Omit<ForwardTarget, 'endpoint'> = { headers: {}, timeoutMs: 10_000, concurrency: 30 };

/** How often prices are compared with another list unless `prices.sync` says otherwise: once a day. */
export const DEFAULT_SYNC_EVERY_MS: number = 24 * 3_600_000;
