import { dirname, join } from 'node:path';
import { quarantineFileOf } from '@spancost/prices/upkeep';
import type { FastifyBaseLogger } from 'fastify';
import type { CollectorConfig } from '../../config/config.ts';
import type { PriceMetrics } from '../../metrics/price-metrics.ts';
import type { CurrentPrices } from '../current-prices.ts';
import { watchFile } from '../../files/watch-file.ts';
import type { PriceCheckResult } from './check-prices.ts';
import { PriceSync } from './price-sync.ts';
import { WaitingChanges } from './waiting-changes.ts';

/** How often the file of waiting changes is looked at, in milliseconds: the command line decides them there. */
const LOOK_EVERY_MS = 1000;

/** Compares the book with its source now; undefined while that is under way. @throws PriceSyncError */
export type PriceRefresher = () => Promise<PriceCheckResult & { readonly source: string }> | undefined;

export interface StartPriceSyncOptions {
  readonly config: Pick<CollectorConfig, 'prices' | 'ledger'>;
  readonly prices: CurrentPrices;
  readonly metrics: PriceMetrics;
  readonly log: FastifyBaseLogger;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** Follows the price changes that wait, and looks for further ones where the configuration says so. Applies none. */
export function startPriceSync({ config, prices, metrics, log, now }: StartPriceSyncOptions): {
  readonly changes: WaitingChanges;
  /** Missing where the configuration names no source. */
  readonly refresh?: PriceRefresher;
  readonly stop: () => Promise<void>;
} {
  const { file, sync } = config.prices;
  const changes = new WaitingChanges(
    quarantineFileOf(file ?? bookBeside(config.ledger.path)),
    (waiting) => metrics.changesWaiting(waiting),
    (error) => log.error({ err: error }, 'the file of waiting price changes cannot be used; it is left as it is'),
  );
  changes.refresh();
  const stopLooking = watchFile(changes.file, LOOK_EVERY_MS, () => changes.refresh());
  if (sync === undefined) return { changes, stop: async () => stopLooking() };
  const running = new PriceSync({
    from: sync.from,
    everyMs: sync.everyMs,
    changesFile: changes.file,
    book: () => prices.pricer.book,
    now,
    onChecked: (result) => {
      changes.refresh();
      metrics.synced(now());
      log.info({ from: sync.from, ...result }, 'prices were compared with another list; nothing was applied');
    },
    onFailed: (error) => {
      metrics.syncFailed();
      log.warn({ from: sync.from, err: error }, 'prices could not be compared; what waited before still waits');
    },
  });
  return {
    changes,
    refresh: () => running.checkNow()?.then((result) => ({ ...result, source: sync.from })),
    stop: async () => {
      stopLooking();
      await running.stop();
    },
  };
}

/** Where an operator's book would be who has none yet. */
function bookBeside(ledgerPath: string): string {
  return join(dirname(ledgerPath), 'prices.yaml');
}
