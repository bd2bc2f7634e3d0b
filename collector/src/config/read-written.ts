import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { ConfigError } from '../errors.ts';
import { followReferences } from './references.ts';
import { isList, isOption, type AnyGroup, type AnyMember } from './declaration/option.ts';
import type { Path } from './declaration/resolve.ts';
import { schemaOf, type Checked } from './declaration/schema-of.ts';
import { CONFIG_VARIABLE, variablesOf, type ConfigEnvironment } from './environment.ts';
import { explainInvalid } from './explain-invalid.ts';
import { OPTIONS } from './options.ts';
import { YamlFile } from './yaml-file.ts';

/** Read from the working directory when no other file is named. */
const DEFAULT_FILE = 'spancost.yaml';

/** A configuration as it was written, in a file and in the environment, checked. */
export interface Written {
  /** Missing if there is no file. */
  readonly source?: YamlFile;
  /** As it was written, by the keys of the file: references not followed, variables in the place of what they win over. */
  readonly data: Checked;
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
  const folder = file === undefined ? undefined : dirname(resolve(file));
  const written = withoutEmptySections(OPTIONS, source?.data() ?? {});
  const followed = new Map<string, string>();
  const texts =
    folder === undefined
      ? written
      : followReferences(written, {
          env,
          folder,
          onFollowed: (text, reference) => followed.set(text, reference),
          fail: (path, problem) => {
            throw new ConfigError(`${path.join('.')}: ${problem}`, source?.positionOf(path));
          },
        });
  const variables = new Map<string, string>();
  const overlay = (data: unknown): unknown => {
    if (!isRecord(data)) return data;
    let result = data;
    for (const { name, path, option } of variablesOf(OPTIONS)) {
      const text = env[name];
      if (text === undefined || text === '') continue;
      result = withValue(result, path, option.type.fromText(text));
      variables.set(path.join('.'), name);
    }
    return result;
  };
  const parsed = schemaOf(OPTIONS).safeParse(overlay(texts));
  if (!parsed.success) throw explainInvalid(parsed.error.issues, { source, variables, env, followed });
  const variableOf = (path: Path): string | undefined => variables.get(path.join('.'));
  return {
    ...(source === undefined ? {} : { source }),
    // Checked: it is a record.
    data: overlay(written) as Checked,
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
