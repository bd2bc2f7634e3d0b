import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ConfigError } from '../errors.ts';
import type { CollectorConfig } from './config.ts';
import { resolveGroup } from './declaration/resolve.ts';
import type { ConfigEnvironment } from './environment.ts';
import { toConfig } from './load-config.ts';
import { OPTIONS, type WrittenConfig } from './options.ts';
import { configFileOf, readWritten } from './read-written.ts';
import { unknownVariables } from './unknown-variables.ts';

/** Where a configuration comes from, to be read again when it changes. */
export interface ConfigSource {
  /** Missing if there is none: then there is nothing to be read again. */
  readonly file?: string;
  /** What it was at the start. */
  readonly config: CollectorConfig;
  /** What can be used and is probably not meant. */
  readonly warnings: readonly string[];
  /** Reads it again; the price book that it names is read by itself. @throws ConfigError */
  readonly read: () => WrittenConfig;
}

/** The source that {@link loadConfig} would read. @throws ConfigError as it does. */
export function openConfig(path: string | undefined, env: ConfigEnvironment): ConfigSource {
  const named = configFileOf(path, env);
  // A process may change its working directory; the file stays the same.
  const file = named === undefined ? undefined : resolve(named);
  return {
    ...(file === undefined ? {} : { file }),
    config: toConfig(readWritten(named, env)),
    warnings: unknownVariables(env),
    read: () => {
      const { checked, folderOf } = readWritten(file, env);
      if (file !== undefined) refuseEmptied(file);
      return resolveGroup(OPTIONS, checked, folderOf);
    },
  };
}

/** Nobody takes budgets and tokens away by an empty file: an editor or a full disk has left it. */
function refuseEmptied(file: string): void {
  if (readFileSync(file, 'utf8').trim() !== '') return;
  throw new ConfigError('is empty; write it again, or {} to have everything as it is without a file', { file });
}
