import type { CallSums } from '../../call-sums.ts';
import { readNumber, readUsd, readWhole, type Row } from '../read-row.ts';

/** What is read of the rows of a usage source for {@link CallSums}; a cost is 0 where none is known. */
const COLUMNS: Readonly<Record<string, string>> = {
  requests: 'sum(requests)',
  unpriced_requests: "coalesce(sum(requests) FILTER (basis = 'unpriced'), 0)",
  tokens: 'sum(tokens)',
  unpriced_tokens: "coalesce(sum(tokens) FILTER (basis = 'unpriced'), 0)",
  cost: 'coalesce(sum(cost_usd), 0)::DECIMAL(38, 20)',
  successes: "coalesce(sum(requests) FILTER (status = 'success'), 0)",
  durations: 'sum(durations)',
  duration_us: 'sum(duration_us)',
};

const NAMES: readonly string[] = Object.keys(COLUMNS);

/** Sums of the rows of a usage source. */
export const CALL_SUMS: string = NAMES.map((name) => `${COLUMNS[name]} AS ${name}`).join(', ');

/** Sums of {@link CALL_SUMS}. */
export const SUMS_OF_CALL_SUMS: string = NAMES.map((name) => `sum(${name}) AS ${name}`).join(', ');

/** The names of {@link CALL_SUMS} in rows of a table, under other names. */
export function callSumsAs(table: string, prefix: string): string {
  return NAMES.map((name) => `${table}.${name} AS ${prefix}${name}`).join(', ');
}

/** What is left of the {@link CALL_SUMS} of one row without those of another, which may have none. */
export function leftOfCallSums(all: string, part: string): string {
  return NAMES.map((name) => `${all}.${name} - coalesce(${part}.${name}, 0) AS ${name}`).join(', ');
}

/** @param prefix Of the names of the columns. */
export function readCallSums(row: Row, prefix = ''): CallSums {
  const durations = readNumber(row, `${prefix}durations`);
  return {
    requests: readNumber(row, `${prefix}requests`),
    unpricedRequests: readNumber(row, `${prefix}unpriced_requests`),
    tokens: readNumber(row, `${prefix}tokens`),
    unpricedTokens: readNumber(row, `${prefix}unpriced_tokens`),
    cost: readUsd(row, `${prefix}cost`) ?? 0n,
    successes: readNumber(row, `${prefix}successes`),
    ...(durations === 0 ? {} : { meanDuration: Number(readWhole(row, `${prefix}duration_us`)) / durations / 1e6 }),
  };
}
