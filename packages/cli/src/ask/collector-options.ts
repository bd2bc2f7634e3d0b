import type { Command } from 'commander';
import { CollectorApi } from '../collector-api.ts';

/** Where a collector runs, and with which token it is asked. */
export interface CollectorOptions {
  readonly url?: string;
  readonly token?: string;
}

const DEFAULT_URL = 'http://127.0.0.1:4318';

/** `--url` and `--token`. @param role What the token must be allowed. */
export function addCollectorOptions(command: Command, role: string): Command {
  return command
    .option('--url <url>', `address of the collector (default: SPANCOST_URL, else ${DEFAULT_URL})`)
    .option('--token <token>', `token of role ${role} (default: SPANCOST_TOKEN)`);
}

/** The collector, and whether somebody has named it. */
export function collectorOf({ url, token }: CollectorOptions): { readonly api: CollectorApi; readonly isNamed: boolean } {
  const named = url ?? process.env['SPANCOST_URL'];
  return { api: new CollectorApi(named ?? DEFAULT_URL, token ?? process.env['SPANCOST_TOKEN']), isNamed: named !== undefined };
}
