import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { ConfigError } from '../errors.ts';
import { isList, isOption, type AnyGroup, type AnyMember } from './declaration/option.ts';
import type { Path } from './declaration/resolve.ts';
import { schemaOf, type Checked } from './declaration/schema-of.ts';
import { CONFIG_VARIABLE, variablesOf, type ConfigEnvironment } from './environment.ts';
import { explainIssue, type Issue } from './explain-issue.ts';
import { OPTIONS } from './options.ts';
import { YamlFile } from './yaml-file.ts';

/** Read from the working directory when no other file is named. */
const DEFAULT_FILE = 'spancost.yaml';

/** A configuration as it was written, in a file and in the environment, checked. */
export interface Written {
  /** Missing if there is no file. */
  readonly source?: YamlFile;
  /** By the keys of the file, values read as their types say. */
  readonly checked: Checked;
  /** The environment variable that has set what is at this path. */
  readonly variableOf: (path: Path) => string | undefined;
  /** The folder that a relative path in this place starts from; undefined for the working directory. */
  readonly folderOf: (path: Path) => string | undefined;
}

/** The file that is read: `path`, else what `SPANCOST_CONFIG` names, else `./spancost.yaml` if it is there. */
export function configFileOf(path: string | undefined, env: ConfigEnvironment): string | undefined {
  return path ?? (env[CONFIG_VARIABLE] || undefined) ?? (existsSync(DEFAULT_FILE) ? DEFAULT_FILE : undefined);
}

/** @throws ConfigError with file, line and column, or the environment variable, what is wrong and what to do. */
export function readWritten(file: string | undefined, env: ConfigEnvironment): Written {
  const source = file === undefined ? undefined : YamlFile.read(file, NUMBERS_AS_WRITTEN);
  const variables = new Map<string, string>();
  let data = withoutEmptySections(OPTIONS, source?.data() ?? {});
  for (const { name, path, option } of variablesOf(OPTIONS)) {
    const text = env[name];
    if (text === undefined || text === '' || !isRecord(data)) continue;
    data = withValue(data, path, option.type.fromText(text));
    variables.set(path.join('.'), name);
  }
  const variableOf = (path: Path): string | undefined => variables.get(path.join('.'));
  const parsed = schemaOf(OPTIONS).safeParse(data);
  if (!parsed.success) throw errorOf(parsed.error.issues, source, variables, env);
  const folder = file === undefined ? undefined : dirname(resolve(file));
  return {
    ...(source === undefined ? {} : { source }),
    checked: parsed.data,
    variableOf,
    folderOf: (path) => (variableOf(path) === undefined ? folder : undefined),
  };
}

/** Keys whose numbers a double would not hold. */
const NUMBERS_AS_WRITTEN: readonly string[] = keysAsWritten(OPTIONS);

function keysAsWritten(group: AnyGroup): readonly string[] {
  return Object.values(group.members).flatMap((member) =>
    isOption(member) ? (member.type.asWritten === true ? [member.key] : []) : keysAsWritten(member),
  );
}

function errorOf(
  issues: readonly Issue[],
  source: YamlFile | undefined,
  variables: ReadonlyMap<string, string>,
  env: ConfigEnvironment,
): ConfigError {
  const [issue] = issues;
  if (issue === undefined) return new ConfigError('not a configuration', source?.positionOf([]));
  const variable = variables.get(issue.path.join('.'));
  if (variable !== undefined) return new ConfigError(`${variable} is "${env[variable] ?? ''}"; ${issue.message}`);
  const key = issue.code === 'unrecognized_keys' ? issue.keys?.[0] : undefined;
  const path = issue.path.join('.');
  const [beside] =
    source?.has(issue.path.slice(0, -1)) === true ? [] : [...variables].filter(([set]) => set.startsWith(path.replace(/[^.]*$/, '')));
  const because = beside === undefined ? '' : `, which is needed because ${beside[1]} is set`;
  return new ConfigError(explainIssue(issue, OPTIONS) + because, source?.positionOf(issue.path, key));
}

/** A section, list or map whose lines are all comments is null in YAML; it is the same as one that is not there. */
function withoutEmptySections(member: AnyMember, value: unknown): unknown {
  if (isOption(member) || isList(member) || !isRecord(value)) return value;
  const members = Object.values(member.members);
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) => {
      const declared = members.find((candidate) => candidate.key === key);
      if (declared === undefined) return [[key, each]];
      if (each === null && (!isOption(declared) || declared.type.fromText === undefined)) return [];
      return [[key, withoutEmptySections(declared, each)]];
    }),
  );
}

function withValue(data: Checked, [key = '', ...rest]: Path, value: unknown): Checked {
  if (rest.length === 0) return { ...data, [key]: value };
  const section = data[key] ?? {};
  // What is no section is left for the check to complain of.
  return isRecord(section) ? { ...data, [key]: withValue(section, rest, value) } : data;
}

function isRecord(value: unknown): value is Checked {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
