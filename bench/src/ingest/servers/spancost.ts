import { join } from 'node:path';
import { launch, type Contender, type Server } from './server.ts';

const PROGRAM = join(import.meta.dirname, '../../../../packages/cli/dist/main.js');

/** This project's collector as `spancost up` runs it: reads, prices, and keeps every call in its ledger before it answers. */
export const SPANCOST: Contender = {
  name: 'spancost',
  keeps: 'each call read, priced, in the ledger, synced to disk',
  start: () => startSpancost(),
};

/** @param ledger The ledger that it opens; one of its own unless told. */
export function startSpancost(ledger?: string): Promise<Server> {
  return launch({
    command: process.execPath,
    args: (folder, port) => [PROGRAM, 'up', '--port', String(port), '--ledger', ledger ?? join(folder, 'ledger.duckdb')],
    env: () => ({ NODE_OPTIONS: '', SPANCOST_LOG_LEVEL: 'error' }),
    readyPath: '/readyz',
    readyWithinMs: 300_000,
    stored: async (_, url) => {
      const stats = (await (await fetch(`${url}/api/v1/stats?period=lifetime`)).json()) as { readonly total_requests: number };
      return stats.total_requests;
    },
  });
}
