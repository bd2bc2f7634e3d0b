import { isList, isOption, type AnyGroup, type AnyOption } from './declaration/option.ts';
import type { Path } from './declaration/resolve.ts';

/** The environment variables that are read; each wins over the file. */
export type ConfigEnvironment = Readonly<Record<string, string | undefined>>;

/** Names the configuration file. */
export const CONFIG_VARIABLE: string = 'SPANCOST_CONFIG';

/** An option that an environment variable can set. */
export interface Variable {
  readonly name: string;
  readonly path: Path;
  readonly option: AnyOption & { readonly type: { readonly fromText: (text: string) => unknown } };
}

/** A variable for every option with one value, outside lists: `listen.port` is `SPANCOST_LISTEN_PORT`. */
export function variablesOf(group: AnyGroup, path: Path = []): readonly Variable[] {
  return Object.values(group.members).flatMap((member): readonly Variable[] => {
    const here = [...path, member.key];
    if (!isOption(member)) return isList(member) ? [] : variablesOf(member, here);
    const { fromText } = member.type;
    if (fromText === undefined) return [];
    return [{ name: variableName(here), path: here, option: { ...member, type: { ...member.type, fromText } } }];
  });
}

function variableName(path: Path): string {
  return `SPANCOST_${path.join('_').toUpperCase()}`;
}
