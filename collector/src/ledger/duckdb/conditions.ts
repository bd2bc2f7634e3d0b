import type { DuckDBValue } from '@duckdb/node-api';
import { formatUsd } from '../money.ts';
import type { CallFilter } from '../call-filter.ts';
import type { Dimension, TimeRange } from '../views.ts';
import { COLUMNS } from './columns.ts';
import { timestamp } from './entry-columns.ts';
import { USAGE_ROLLUPS, type UsageRollup } from './rollups/usage-rollups.ts';

/** The values of a statement, each with the placeholder that stands for it. */
export class Values {
  readonly list: DuckDBValue[] = [];

  /** The placeholder of one more value. */
  add(value: DuckDBValue): string {
    return `$${this.list.push(value)}`;
  }
}

/** What entries of one call may differ in: it is known of the whole call only. */
const OF_WHOLE_CALLS: ReadonlySet<string> = new Set(['model', 'unpriced', 'minCost', 'search'] satisfies (keyof CallFilter)[]);

/** The rollup that can tell these calls from others, and be put together by these dimensions, if there is one. */
export function rollupFor({ without = [], ...filter }: CallFilter, dimensions: readonly Dimension[] = []): UsageRollup | undefined {
  const columns = [...namesIn(filter), ...without, ...dimensions].flatMap(columnsOf);
  return USAGE_ROLLUPS.find(({ names }) => columns.every((column) => names.includes(column)));
}

type FilterName = Exclude<keyof CallFilter, 'without'>;

/** The names of a filter that are given. */
function namesIn(filter: Omit<CallFilter, 'without'>): readonly FilterName[] {
  return (Object.keys(filter) as FilterName[]).filter((name) => filter[name] !== undefined);
}

/** What rows must have for a name; what no rollup has for what is searched in calls. */
function columnsOf(name: FilterName | Dimension): readonly string[] {
  if (name === 'none') return [];
  if (name === 'unpriced') return [COLUMNS.basis];
  return [name === 'minCost' || name === 'error' || name === 'search' ? name : COLUMNS[name]];
}

/** The part of a filter that all entries of a call meet or none does, and the part that is about the call as it is after all of them. */
export function partsOf(filter: CallFilter): { readonly ofEntries: CallFilter; readonly ofCalls: CallFilter } {
  const part = (isWanted: (name: string) => boolean): CallFilter => {
    const without = filter.without?.filter(isWanted) ?? [];
    const fields = Object.entries(filter).filter(([name]) => name !== 'without' && isWanted(name));
    return { ...Object.fromEntries(fields), ...(without.length === 0 ? {} : { without }) };
  };
  return { ofEntries: part((name) => !OF_WHOLE_CALLS.has(name)), ofCalls: part((name) => OF_WHOLE_CALLS.has(name)) };
}

/** One condition for each field that the filter has, for rows that are whole calls; see {@link partsOf} for rows that are entries. */
export function conditionsOf(filter: CallFilter, values: Values): readonly string[] {
  const { without = [], unpriced, minCost, error, search, none, ...equal } = filter;
  return [
    ...(Object.keys(equal) as (keyof typeof equal)[]).flatMap((name) => {
      const value = equal[name];
      return value === undefined ? [] : [`${COLUMNS[name]} = ${values.add(value)}`];
    }),
    ...without.map((name) => `${COLUMNS[name]} IS NULL`),
    ...(unpriced === undefined ? [] : [`basis ${unpriced ? '=' : '<>'} 'unpriced'`]),
    ...(minCost === undefined ? [] : [`cost_usd >= '${formatUsd(minCost)}'::DECIMAL(38, 20)`]),
    ...(error === undefined ? [] : [standsIn(['error_type', 'error_message'], error, values)]),
    ...(search === undefined ? [] : [isFoundBy(search, values)]),
    ...(none === true ? ['false'] : []),
  ];
}

const SEARCHED: readonly string[] = [
  'user_id',
  'tenant',
  'feature',
  'model',
  'request_model',
  'session_id',
  'task',
  'object',
  'error_type',
  'error_message',
];

/** Also calls of users whose name or address in the directory has the text in it. */
function isFoundBy(text: string, values: Values): string {
  const named = `SELECT user_id FROM user_directory WHERE ${standsIn(['name', 'email'], text, values)}`;
  return `(${standsIn(SEARCHED, text, values)} OR coalesce(user_id IN (${named}), false))`;
}

/** Whether a text stands in one of these columns, in capitals or not. */
export function standsIn(columns: readonly string[], text: string, values: Values): string {
  const wanted = values.add(text);
  return `(${columns.map((column) => `coalesce(contains(${folded(column, text)}, ${folded(wanted, text)}), false)`).join(' OR ')})`;
}

/** Both sides are folded by the database, whose small letters are not always those of JavaScript. A sigma has two of them. */
function folded(expression: string, text: string): string {
  return /[Σσς]/.test(text) ? `replace(lower(${expression}), 'ς', 'σ')` : `lower(${expression})`;
}

/** Calls that were made in a range. */
export function calledIn({ from, to }: TimeRange, values: Values): string {
  return `called_at >= ${values.add(timestamp(from))} AND called_at < ${values.add(timestamp(to))}`;
}
