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
  const config = toConfig(written);
  return {
    ...(file === undefined ? {} : { file }),
    values: [...valuesOf(OPTIONS, { data: written.data, config }, [], written)],
    warnings: unknownVariables(env),
  };
}

/** What is written in a group, and what it means. */
interface Here {
  readonly data: unknown;
  readonly config: unknown;
}

function* valuesOf(group: AnyGroup, here: Here, path: Path, written: Written): Generator<ConfigValue> {
  for (const [name, member] of Object.entries(group.members)) {
    const place = [...path, member.key];
    const data = fieldOf(here.data, member.key);
    const config = fieldOf(here.config, name);
    if (config === undefined) continue;
    const from = data === undefined ? 'default' : fromOf(place, written);
    if (isOption(member)) yield { path: place, ...optionValue(member, { data, config }, from) };
    else if (isList(member))
      yield { path: place, value: Array.isArray(data) ? data.map((entry) => withoutSecrets(member, entry)) : [], from };
    else yield* valuesOf(member, { data, config }, place, written);
  }
}

function optionValue(option: AnyOption, { data, config }: Here, from: string): Pick<ConfigValue, 'value' | 'from'> {
  if (data !== undefined) return { value: option.secret === true ? hidden(data) : data, from };
  if (option.derived === undefined) return { value: option.default, from };
  return { value: option.type.written?.(config) ?? config, from: `${from}: ${option.derived.words.replaceAll('`', '')}` };
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? new Map<string, unknown>(Object.entries(value)).get(key) : undefined;
}

function fromOf(path: Path, { source, variableOf }: Written): string {
  const variable = variableOf(path);
  if (variable !== undefined || source === undefined) return variable ?? 'default';
  return `${basename(source.file)}:${source.positionOf(path).line ?? 1}`;
}

/** An entry of a list, as it is written but for its secrets. */
function withoutSecrets(group: AnyGroup, data: unknown): unknown {
  if (typeof data !== 'object' || data === null) return data;
  const members = new Map(Object.values(group.members).map((member) => [member.key, member]));
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => {
      const member = members.get(key);
      if (member === undefined) return [key, value];
      if (isOption(member)) return [key, member.secret === true ? hidden(value) : value];
      return [key, Array.isArray(value) ? value.map((entry) => withoutSecrets(member, entry)) : withoutSecrets(member, value)];
    }),
  );
}

/** Texts without what they say; a reference to elsewhere says nothing yet. */
function hidden(value: unknown): unknown {
  if (typeof value === 'string') return /^(?:(?:Bearer|Basic) )?\$\{[^{}]*\}$/.test(value) ? value : HIDDEN;
  if (typeof value !== 'object' || value === null) return HIDDEN;
  if (Array.isArray(value)) return value.map(hidden);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, hidden(each)]));
}
