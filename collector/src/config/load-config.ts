import { packagedPricer, Pricer } from '@spancost/prices';
import type { CollectorConfig } from './config.ts';
import { resolveGroup } from './declaration/resolve.ts';
import type { ConfigEnvironment } from './environment.ts';
import { OPTIONS } from './options.ts';
import { readPriceBook } from './own-price-book.ts';
import { configFileOf, readWritten, type Written } from './read-written.ts';

export type { ConfigEnvironment };

/**
 * The configuration from a file: `path`, else `SPANCOST_CONFIG`, else `./spancost.yaml` if it is there, else defaults.
 * Environment variables win over it: `SPANCOST_LISTEN_PORT` over `listen.port`, and so for every option with one value. Paths in
 * the file are relative to the file.
 *
 * @throws ConfigError with file, line and column, or the environment variable, what is wrong and what to do.
 */
export function loadConfig(path: string | undefined, env: ConfigEnvironment): CollectorConfig {
  return toConfig(readWritten(configFileOf(path, env), env));
}

/** What a written configuration means. @throws ConfigError for an own price book that cannot be used. */
export function toConfig({ checked, folderOf }: Pick<Written, 'checked' | 'folderOf'>): CollectorConfig {
  const config = resolveGroup(OPTIONS, checked, folderOf);
  const { file } = config.prices;
  return { ...config, pricer: file === undefined ? packagedPricer : new Pricer(readPriceBook(file)) };
}
