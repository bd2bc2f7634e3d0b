import type { CollectorConfig } from '../config.ts';
import type { Group } from '../declaration/option.ts';
import { duration, size } from '../declaration/quantities.ts';
import { path } from '../declaration/value-types.ts';

export const LEDGER: Group<CollectorConfig['ledger']> = {
  key: 'ledger',
  description: 'Where the money is kept.',
  members: {
    path: {
      key: 'path',
      type: path,
      default: './spancost-data/ledger.duckdb',
      description: 'The DuckDB file of the ledger, made with its folder if it is not there. It has one writer.',
      bounds: 'A file that another process holds, or that is no ledger, ends the start.',
    },
    retentionMs: {
      key: 'retention',
      type: duration('1d', '36500d'),
      description:
        'How long single calls are kept. Older ones are removed day by day (UTC); what they cost stays in every sum by day, user, tenant, feature, provider and model, and on the counters.',
      without: 'They are kept for ever.',
      bounds:
        'A call that is reported once those of its time have been removed is quarantined, as nobody can tell any more whether it was charged.',
      example: '400d',
    },
    memoryBytes: {
      key: 'memory',
      type: size('128MiB', '1024GiB'),
      description: 'Memory that the database may take for itself; the collector takes about as much again.',
      without: 'It may take 1 GiB.',
      bounds: 'Work beyond it goes to files beside the ledger, which takes longer.',
      example: '512MiB',
    },
    backups: {
      key: 'backups',
      type: path,
      description: 'The folder that `POST /api/v1/ledger/backup` writes copies of the ledger to.',
      without: '`backups` beside the ledger.',
      example: '/var/backups/spancost',
    },
  },
};
