import { DuckDBDecimalValue, DuckDBListValue, DuckDBTimestampTZValue, type DuckDBValue } from '@duckdb/node-api';
import { COST_SCALE, type Attribution, type CallStatus, type CostBasis, type UnpricedReason, type Usage } from '@spancost/conventions';
import { TOKEN_TYPES, type CostLine, type TokenType, type TokenCounts } from '@spancost/prices';
import type { CallIdentity, Entry, EntryKind, EntrySource } from '../entry.ts';
import type { Usd } from '../money.ts';

/** A row by column name. */
export type Row = Readonly<Record<string, DuckDBValue>>;

/** The entry of a row of the table `entries`. What stands in the closed sets was written from them. */
export function readEntry(row: Row): Entry {
  const optional = readOptional(row);
  return {
    call: {
      callId: readText(row, 'call_id'),
      calledAt: readMs(row, 'called_at'),
      attribution: readAttribution(row),
      ...optional('service', 'service'),
      ...optional('environment', 'environment'),
      ...optional('scope', 'scope'),
      provider: readText(row, 'provider'),
      ...optional('model', 'model'),
      ...optional('requestModel', 'request_model'),
      operation: readText(row, 'operation'),
      stream: row['stream'] === true,
      ...optional('responseId', 'response_id'),
      traceId: readText(row, 'trace_id'),
      spanId: readText(row, 'span_id'),
      status: readText(row, 'status') as CallStatus,
      ...optional('errorType', 'error_type'),
      ...optional('errorMessage', 'error_message'),
      ...(typeof row['duration'] === 'number' ? { duration: row['duration'] } : {}),
      ...optional('serviceTier', 'service_tier'),
      ...optional('geography', 'geography'),
      ...readParameters(row),
      ...optional('reportedCost', 'reported_cost_usd'),
    },
    seq: readNumber(row, 'seq'),
    kind: readText(row, 'kind') as EntryKind,
    recordedAt: readMs(row, 'recorded_at'),
    tokens: readTokens(row),
    reasoningTokens: readNumber(row, 'tokens_reasoning'),
    usage: JSON.parse(readText(row, 'usage')) as Usage,
    ...(readUsd(row, 'cost_usd') === undefined ? {} : { cost: readUsd(row, 'cost_usd') ?? 0n }),
    basis: readText(row, 'basis') as CostBasis,
    ...(optional('unpricedReason', 'unpriced_reason') as { unpricedReason?: UnpricedReason }),
    ...optional('priceId', 'price_id'),
    ...(readUsd(row, 'book_cost_usd') === undefined ? {} : { bookCost: readUsd(row, 'book_cost_usd') ?? 0n }),
    book: readText(row, 'book'),
    lines: JSON.parse(readText(row, 'lines')) as readonly CostLine[],
    ...(readUsd(row, 'provisional_cost_usd') === undefined ? {} : { provisionalCost: readUsd(row, 'provisional_cost_usd') ?? 0n }),
    priceDisagreement: row['price_disagreement'] === true,
    source: readText(row, 'source') as EntrySource,
    ...optional('reason', 'reason'),
    ...optional('rerating', 'rerating'),
  };
}

/** The text of a column. @throws TypeError where it has none. */
export function readText(row: Row, column: string): string {
  const value = row[column];
  if (typeof value === 'string') return value;
  throw new TypeError(`column ${column} of the ledger has no text`);
}

/** The text of a column; undefined where it has none. */
export function readOptionalText(row: Row, column: string): string | undefined {
  const value = row[column];
  return typeof value === 'string' ? value : undefined;
}

/** A whole number; a sum over nothing is 0. */
export function readNumber(row: Row, column: string): number {
  return Number(row[column] ?? 0);
}

/** A whole number, or undefined where there is none. */
export function readOptionalNumber(row: Row, column: string): number | undefined {
  const value = row[column];
  return value === null || value === undefined ? undefined : Number(value);
}

/** A whole number of any size; a sum over nothing is 0. */
export function readWhole(row: Row, column: string): bigint {
  const value = row[column] ?? 0n;
  if (typeof value === 'bigint') return value;
  throw new TypeError(`column ${column} of the ledger has no whole number`);
}

/** A list of whole numbers. */
export function readNumbers(row: Row, column: string): readonly number[] {
  const value = row[column];
  if (value instanceof DuckDBListValue) return value.items.map(Number);
  throw new TypeError(`column ${column} of the ledger has no list`);
}

/** A list of texts. */
export function readTexts(row: Row, column: string): readonly string[] {
  const value = row[column];
  if (value instanceof DuckDBListValue) return value.items.map(String);
  throw new TypeError(`column ${column} of the ledger has no list`);
}

/** The whole number of a column. @throws TypeError where it has none. */
export function readBigInt(row: Row, column: string): bigint {
  const value = row[column];
  if (typeof value === 'bigint') return value;
  throw new TypeError(`column ${column} of the ledger has no whole number`);
}

/** The moment of a column, in milliseconds since the epoch. @throws TypeError where it has none. */
export function readMs(row: Row, column: string): number {
  const value = row[column];
  if (value instanceof DuckDBTimestampTZValue) return Number(value.micros / 1000n);
  throw new TypeError(`column ${column} of the ledger has no time`);
}

/** Exact: the binding hands decimals over as integers and their scale. */
export function readUsd(row: Row, column: string): Usd | undefined {
  const value = row[column];
  if (value === null || value === undefined) return undefined;
  if (value instanceof DuckDBDecimalValue && value.scale === COST_SCALE) return value.value;
  throw new TypeError(`column ${column} of the ledger is not money`);
}

/** @param prefix Of the columns, `tokens_input` and so on. */
export function readTokens(row: Row, prefix = 'tokens'): TokenCounts {
  return Object.fromEntries(TOKEN_TYPES.map((type) => [type, readNumber(row, `${prefix}_${type}`)])) as Record<TokenType, number>;
}

function readAttribution(row: Row): Attribution {
  const optional = readOptional(row);
  const metadata = readOptionalText(row, 'metadata');
  return {
    ...optional('user', 'user_id'),
    ...optional('tenant', 'tenant'),
    ...optional('feature', 'feature'),
    ...optional('session', 'session_id'),
    ...optional('task', 'task'),
    ...optional('object', 'object'),
    ...(metadata === undefined ? {} : { metadata: JSON.parse(metadata) as Record<string, string> }),
  };
}

function readParameters(row: Row): Pick<CallIdentity, 'parameters'> {
  const parameters = readOptionalText(row, 'parameters');
  return parameters === undefined ? {} : { parameters: JSON.parse(parameters) as Record<string, string> };
}

/** A property that is there only if the column has a text. */
export function readOptional(row: Row): <K extends string>(key: K, column: string) => { readonly [P in K]?: string } {
  return <K extends string>(key: K, column: string) => {
    const value = readOptionalText(row, column);
    return (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: string };
  };
}
