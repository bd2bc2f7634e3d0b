import type { CollectorConfig } from '../config.ts';
import type { Group } from '../declaration/option.ts';
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
  },
};
