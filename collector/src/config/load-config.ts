import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Pricer } from '@spancost/prices';
import { ConfigError } from '../errors.ts';
import type { CollectorConfig } from './config.ts';
import { DEFAULT_CONFIG, DEFAULT_SYNC_EVERY_MS } from './defaults.ts';
import { explainIssue } from './explain-issue.ts';
import type { ConfigFile } from './config-file.ts';
import { readPriceBook } from './own-price-book.ts';
import { isUrl } from './price-source.ts';
import { CONFIG_FILE } from './schema.ts';
import { toConfig } from './to-config.ts';
import { YamlFile } from './yaml-file.ts';

/** The environment variables that are read; each wins over the file. */
export type ConfigEnvironment = Readonly<Record<string, string | undefined>>;

/** Read from the working directory when no other file is named. */
const DEFAULT_FILE = 'spancost.yaml';

/**
 * The configuration from a file: `path`, else `SPANCOST_CONFIG`, else `./spancost.yaml` if it is there, else defaults.
 * `SPANCOST_LISTEN_HOST`, `SPANCOST_LISTEN_PORT` and `SPANCOST_LEDGER_PATH` win over it. Paths in the file are relative
 * to the file.
 *
 * @throws ConfigError with file, line and column, what is wrong and what to do.
 */
export function loadConfig(path: string | undefined, env: ConfigEnvironment): CollectorConfig {
  const file = path ?? (env['SPANCOST_CONFIG'] || undefined) ?? (existsSync(DEFAULT_FILE) ? DEFAULT_FILE : undefined);
  return withEnvironment(file === undefined ? DEFAULT_CONFIG : fromFile(file), env);
}

function fromFile(file: string): CollectorConfig {
  const parsed = parse(YamlFile.read(file, ['amount_usd']));
  const config = toConfig(parsed);
  const folder = dirname(resolve(file));
  return {
    ...config,
    ...(parsed.ledger?.path === undefined ? {} : { ledger: { path: resolve(folder, parsed.ledger.path) } }),
    ...(parsed.prices === undefined ? {} : pricesFrom(parsed.prices, folder)),
  };
}

function pricesFrom(
  { file, sync }: NonNullable<ConfigFile['prices']>,
  folder: string,
): Partial<Pick<CollectorConfig, 'pricer' | 'prices'>> {
  const path = file === undefined ? undefined : resolve(folder, file);
  return {
    prices: {
      ...(path === undefined ? {} : { file: path }),
      ...(sync === undefined
        ? {}
        : { sync: { from: isUrl(sync.from) ? sync.from : resolve(folder, sync.from), everyMs: sync.every ?? DEFAULT_SYNC_EVERY_MS } }),
    },
    ...(path === undefined ? {} : { pricer: new Pricer(readPriceBook(path)) }),
  };
}

function parse(source: YamlFile): ConfigFile {
  const parsed = CONFIG_FILE.safeParse(source.data());
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  if (issue === undefined) throw new ConfigError('not a configuration', source.positionOf([]));
  const key = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  throw new ConfigError(explainIssue(issue, CONFIG_FILE), source.positionOf(issue.path, key));
}

function withEnvironment(config: CollectorConfig, env: ConfigEnvironment): CollectorConfig {
  const host = env['SPANCOST_LISTEN_HOST'] || config.listen.host;
  const port = env['SPANCOST_LISTEN_PORT'] ? readPort(env['SPANCOST_LISTEN_PORT']) : config.listen.port;
  const path = env['SPANCOST_LEDGER_PATH'] || config.ledger.path;
  return { ...config, listen: { host, port }, ledger: { path } };
}

function readPort(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new ConfigError(`SPANCOST_LISTEN_PORT is "${text}"; write a port, 0 to 65535`);
}
