import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch, type Contender, type Server } from './server.ts';

const PROGRAM = join(import.meta.dirname, '../../../../packages/cli/dist/main.js');

/** This project's collector as `spancost up` runs it: reads, prices, and keeps every call in its ledger before it answers. */
export const SPANCOST: Contender = {
  name: 'spancost',
  keeps: 'each call read, priced, in the ledger, synced to disk',
  start: () => startSpancost(),
};

/** @param ledger A ledger to begin with; it is copied. */
export function startSpancost(ledger?: string): Promise<Server> {
  return launch({
    command: process.execPath,
    args: (folder, port) => {
      const file = join(folder, 'ledger.duckdb');
      if (ledger !== undefined) copyFileSync(ledger, file);
      return [PROGRAM, 'up', '--port', String(port), '--ledger', file];
    },
    env: () => ({ NODE_OPTIONS: '', SPANCOST_LOG_LEVEL: 'error' }),
    readyPath: '/readyz',
    readyWithinMs: 300_000,
    stored: async (_, url) => {
      const stats = (await (await fetch(`${url}/api/v1/stats?period=lifetime`)).json()) as { readonly total_requests: number };
      return stats.total_requests;
    },
  });
}
