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
