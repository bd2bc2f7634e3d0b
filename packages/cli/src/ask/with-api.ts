import { existsSync } from 'node:fs';
import { CollectorApi } from '../collector-api.ts';
import { CommandError } from '../errors.ts';
import { collectorOf } from './collector-options.ts';
import type { AskOptions } from './ask-options.ts';

/** Whoever answers: a running collector, or one in this process over a ledger file. */
export interface Asked {
  readonly api: CollectorApi;
  /** An address, or a file. */
  readonly name: string;
}

/** Asks the running collector, or the ledger file, which is closed afterwards. */
export async function withApi<T>(options: AskOptions, ask: (asked: Asked) => Promise<T>): Promise<T> {
  const { ledger, url, config } = options;
  if (ledger === undefined) {
    if (config !== undefined) throw new CommandError('--config goes with --ledger; a running collector has a configuration of its own.', 2);
    const { api } = collectorOf(options);
    return ask({ api, name: api.url });
  }
  if (url !== undefined) throw new CommandError('Either --ledger or --url, not both.', 2);
  // A ledger that is not there would be made.
  if (!existsSync(ledger)) throw new CommandError(`There is no ledger at ${ledger}.`, 2);
  const { fetch, close } = await openFile(ledger, config);
  try {
    return await ask({ api: new CollectorApi('http://localhost', undefined, fetch), name: ledger });
  } finally {
    await close();
  }
}

async function openFile(path: string, configFile: string | undefined): Promise<{ fetch: typeof fetch; close(): Promise<void> }> {
  // Loaded here, so that commands that need no ledger do not wait for its database.
  const { ConfigError, openConfig, openLedgerApi } = await import('@spancost/collector');
  try {
    const { config } = openConfig(configFile, process.env);
    return await openLedgerApi({ ...config, ledger: { path } });
  } catch (error) {
    const isConfig = error instanceof ConfigError;
    throw new CommandError(error instanceof Error ? error.message : String(error), isConfig ? 2 : 1, { cause: error });
  }
}
