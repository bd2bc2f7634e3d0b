import { basename } from 'node:path';
import { isList, isOption, type AnyGroup, type AnyOption } from './declaration/option.ts';
import type { Path } from './declaration/resolve.ts';
import type { ConfigEnvironment } from './environment.ts';
import { toConfig } from './load-config.ts';
import { OPTIONS } from './options.ts';
import { configFileOf, readWritten, type Written } from './read-written.ts';
import { unknownVariables } from './unknown-variables.ts';

/** One value that is in force, as it would be written, and where it comes from. */
export interface ConfigValue {
  readonly path: Path;
  readonly value: unknown;
  /** `spancost.yaml:3`, the name of a variable, or `default`. */
  readonly from: string;
}

/** A configuration that can be used, for people. Secrets are left out of it. */
export interface ConfigDescription {
  /** Missing if there is no file. */
  readonly file?: string;
  readonly values: readonly ConfigValue[];
  /** What can be used and is probably not meant. */
  readonly warnings: readonly string[];
}

const HIDDEN = '(hidden)';

/** What {@link loadConfig} would take from the same file and environment. @throws ConfigError as it does. */
export function describeConfig(path: string | undefined, env: ConfigEnvironment): ConfigDescription {
  const file = configFileOf(path, env);
  const written = readWritten(file, env);
  toConfig(written);
  return {
    ...(file === undefined ? {} : { file }),
    values: [...valuesOf(OPTIONS, written.data, [], written)],
    warnings: unknownVariables(env),
  };
}

function* valuesOf(group: AnyGroup, data: unknown, path: Path, written: Written): Generator<ConfigValue> {
  for (const member of Object.values(group.members)) {
    const here = [...path, member.key];
    const value = typeof data === 'object' && data !== null ? new Map(Object.entries(data)).get(member.key) : undefined;
    if (isOption(member)) {
      const shown =
        value === undefined ? defaultOf(member) : { value: member.secret === true ? hidden(value) : value, from: fromOf(here, written) };
      if (shown !== undefined) yield { path: here, ...shown };
    } else if (isList(member)) yield { path: here, value: value ?? [], from: value === undefined ? 'default' : fromOf(here, written) };
    else if (value !== undefined || member.without === undefined) yield* valuesOf(member, value, here, written);
  }
}

function defaultOf({ default: written, derived }: AnyOption): Pick<ConfigValue, 'value' | 'from'> | undefined {
  if (written !== undefined) return { value: written, from: 'default' };
  return derived === undefined ? undefined : { value: null, from: `default: ${derived.words.replaceAll('`', '')}` };
}

function fromOf(path: Path, { source, variableOf }: Written): string {
  const variable = variableOf(path);
  if (variable !== undefined || source === undefined) return variable ?? 'default';
  return `${basename(source.file)}:${source.positionOf(path).line ?? 1}`;
}

/** Texts without what they say; a reference to elsewhere says nothing yet. */
function hidden(value: unknown): unknown {
  if (typeof value === 'string') return /^(?:(?:Bearer|Basic) )?\$\{[^{}]*\}$/.test(value) ? value : HIDDEN;
  if (typeof value !== 'object' || value === null) return HIDDEN;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, hidden(each)]));
}
