import { CALL_FILTER, LIST_FILTER, RANGE, type Operation } from '@spancost/api';
import { Option } from 'commander';
import type { z } from 'zod';

/** One field of an operation's query, as an option of a command. */
export interface QueryField {
  /** As the API calls it: `min_cost_usd`. */
  readonly name: string;
  /** As it is written: `--min-cost-usd`. */
  readonly flag: string;
  /** As commander calls it: `minCostUsd`. */
  readonly key: string;
  /** One, or two for yes and no. */
  readonly options: readonly Option[];
}

/** What the query of an operation takes, in the order of its schema: names, choices, defaults and descriptions come from there. */
export function queryFieldsOf({ query }: Operation, defaults: Defaults = {}): readonly QueryField[] {
  return Object.entries(query?.shape ?? {}).map(([name, schema]) => {
    const flag = `--${name.replaceAll('_', '-')}`;
    const options = optionsOf(name, flag, schema as z.ZodType, defaults[name]);
    return { name, flag, key: name.replaceAll(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase()), options };
  });
}

/** What a command takes for a field where nothing is written, by its name; the API's own default else. */
export type Defaults = Readonly<Record<string, string>>;

interface Described {
  readonly description: string;
  readonly choices: readonly string[];
  readonly type: unknown;
  /** Not given to commander, so that the collector, which knows the reason, fills it in. */
  readonly fallback: string | undefined;
}

function optionsOf(name: string, flag: string, schema: z.ZodType, own: string | undefined): readonly Option[] {
  const { description, choices, type, fallback } = described(schema);
  const said = own !== undefined || fallback === undefined ? description : `${description} (default: ${fallback})`.trim();
  const group = groupOf(name);
  if (type === 'boolean') {
    const [yes = '', no = ''] = description.split('; ').map((each) => each.replace(/^(true|false): /, ''));
    return [new Option(flag, yes).helpGroup(group), new Option(`--no-${flag.slice(2)}`, no).helpGroup(group)];
  }
  const option = new Option(`${flag} <${placeholderOf(name, choices, type)}>`, said).helpGroup(group);
  if (own !== undefined) option.default(own);
  return [choices.length === 0 ? option : option.choices(choices)];
}

/** What a schema says of itself, or one that it wraps. */
function described(schema: z.ZodType): Described {
  const { def } = schema as z.ZodType & { readonly def: { readonly innerType?: z.ZodType; readonly defaultValue?: unknown } };
  const wire = schema.meta()?.['wire'] as { readonly type?: unknown; readonly description?: string } | undefined;
  const own = schema.description ?? wire?.description;
  const inner = def.innerType === undefined ? undefined : described(def.innerType);
  const { defaultValue: preset } = def;
  const { options } = schema as { readonly options?: unknown };
  const names = Array.isArray(options) ? options.filter((each) => typeof each === 'string') : [];
  return {
    description: tidied(own ?? inner?.description ?? ''),
    choices: inner?.choices ?? names,
    type: inner?.type ?? wire?.type,
    fallback: typeof preset === 'string' || typeof preset === 'number' ? String(preset) : inner?.fallback,
  };
}

/** Help has no full stops at its ends, and begins in lower case. */
function tidied(description: string): string {
  return description.replace(/\.$/, '').replace(/^[A-Z](?![A-Z])/, (first) => first.toLowerCase());
}

function placeholderOf(name: string, choices: readonly string[], type: unknown): string {
  if (choices.length > 0) return name;
  if (type === 'integer') return 'count';
  if (name === 'from' || name === 'to') return 'time';
  return name.endsWith('_usd') ? 'usd' : 'text';
}

function groupOf(name: string): string {
  if (name in RANGE) return 'When:';
  return name in CALL_FILTER || name in LIST_FILTER ? 'Which calls:' : 'Options:';
}
