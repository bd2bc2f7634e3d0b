import { dirname, join } from 'node:path';
import type { FastifyBaseLogger } from 'fastify';
import type { CollectorConfig } from '../config/config.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Stop } from '../lifecycle/stop.ts';
import { Keeper, type KeeperOptions } from './keeper.ts';
import { startRetention } from './start-retention.ts';

export interface StartUpkeepOptions extends Pick<KeeperOptions, 'recent' | 'turnstile' | 'counted' | 'waitingContent' | 'now'> {
  readonly config: Pick<CollectorConfig, 'content' | 'ledger'>;
  readonly ledger: Ledger;
  readonly stop: Stop;
  readonly log: FastifyBaseLogger;
}

/**
 * Who looks after the ledger; removes what is older than `ledger.retention`, and content that is older than `content.retention`, by
 * itself. Backups are beside the ledger unless said.
 */
export function startUpkeep({ config, ledger, stop, log, ...options }: StartUpkeepOptions): Keeper {
  const { path, retentionMs, backups = join(dirname(path), 'backups') } = config.ledger;
  const keeper = new Keeper({ ...options, upkeep: ledger.upkeep, content: ledger.content, backups });
  const stopRetention = startRetention({ keeper, callsMs: retentionMs, contentMs: config.content.retentionMs, log });
  stop.afterwards(async () => stopRetention());
  return keeper;
}
