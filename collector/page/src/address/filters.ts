import type { GET_ANALYTICS, LIST_USAGE, QuerySent } from '@spancost/api';
import type { Query } from './address.ts';

/** What calls can be narrowed by on all screens, in the order in which it is offered. */
export const FILTERS = [
  'feature',
  'user',
  'tenant',
  'model',
  'provider',
  'status',
  'operation',
  'service',
  'environment',
  'session',
  'task',
  'object',
  'error_type',
  'without',
  'unpriced',
] as const;

/** Filters of the list of calls alone. */
export const LIST_FILTERS = ['search', 'error', 'min_cost_usd', 'trace_id'] as const;

type FilterName = (typeof FILTERS)[number] | (typeof LIST_FILTERS)[number];

type CallFilterSent = Pick<QuerySent<typeof GET_ANALYTICS>, (typeof FILTERS)[number]>;
type ListFilterSent = Pick<QuerySent<typeof LIST_USAGE>, FilterName>;

/** The filters of an address; the collector says what is wrong with a value. */
export function callFilter(query: Query): CallFilterSent {
  return picked(query, FILTERS);
}

export function listFilter(query: Query): ListFilterSent {
  return picked(query, [...FILTERS, ...LIST_FILTERS]);
}

/** Only the filters of an address, to be taken to another screen. */
export function picked(query: Query, names: readonly string[]): Query {
  return Object.fromEntries(Object.entries(query).filter(([name, value]) => names.includes(name) && value !== ''));
}

/** An address narrowed to calls that have a value, or that say nothing. */
export function narrowedTo(query: Query, name: string, value: string | null): Query {
  const others = unsaidIn(query).filter((each) => each !== name);
  const without = (value === null ? [...others, name] : others).join(',');
  return { ...query, [name]: value ?? '', without };
}

/** A filter in force, and an address that is without it. */
export interface InForce {
  readonly name: string;
  /** Null where calls say nothing. */
  readonly value: string | null;
  readonly left: Query;
}

/** Filters of an address, each by itself. */
export function inForce(query: Query, names: readonly string[]): readonly InForce[] {
  const { after: _page, ...all } = query;
  return Object.entries(picked(all, names)).flatMap(([name, value]): readonly InForce[] =>
    name === 'without'
      ? unsaidIn(all).map((each, place, every) => ({
          name: each,
          value: null,
          left: { ...all, without: every.toSpliced(place, 1).join(',') },
        }))
      : [{ name, value, left: { ...all, [name]: '' } }],
  );
}

function unsaidIn({ without = '' }: Query): readonly string[] {
  return without === '' ? [] : without.split(',');
}

/** `error_type` as people say it. */
export function nameOfFilter(name: string): string {
  return NAMES[name] ?? name;
}

const NAMES: Readonly<Record<string, string>> = {
  error_type: 'error type',
  error: 'error text',
  min_cost_usd: 'cost from $',
  trace_id: 'trace',
  unpriced: 'cost unknown',
  basis: 'basis of the cost',
};
