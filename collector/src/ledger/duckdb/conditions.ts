import type { DuckDBValue } from '@duckdb/node-api';
import type { CallFilter, Dimension, TimeRange } from '../views.ts';
import { timestamp } from './entry-columns.ts';

/** The column of each name that calls are grouped, filtered or budgeted by. */
export const COLUMNS: Readonly<Record<Dimension | keyof CallFilter, string>> = {
  feature: 'feature',
  model: 'model',
  provider: 'provider',
  user: 'user_id',
  tenant: 'tenant',
  status: 'status',
  traceId: 'trace_id',
  callId: 'call_id',
  service: 'service',
  environment: 'environment',
};

/** The values of a statement, each with the placeholder that stands for it. */
export class Values {
  readonly list: DuckDBValue[] = [];

  /** The placeholder of one more value. */
  add(value: DuckDBValue): string {
    return `$${this.list.push(value)}`;
  }
}

/** One condition for each field that the filter has. */
export function conditionsOf(filter: CallFilter, values: Values): readonly string[] {
  return (Object.keys(filter) as (keyof CallFilter)[]).flatMap((name) => {
    const value = filter[name];
    return value === undefined ? [] : [`${COLUMNS[name]} = ${values.add(value)}`];
  });
}

/** Calls that were made in a range. */
export function calledIn({ from, to }: TimeRange, values: Values): string {
  return `called_at >= ${values.add(timestamp(from))} AND called_at < ${values.add(timestamp(to))}`;
}
