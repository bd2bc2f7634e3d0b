import { DuckDBDecimalValue, DuckDBTimestampTZValue, type DuckDBAppender, type DuckDBValue } from '@duckdb/node-api';
import { COST_SCALE } from '@spancost/conventions';
import type { TokenType } from '@spancost/prices';
import type { Entry } from '../entry.ts';
import type { Usd } from '../money.ts';

/** The token columns that the table began with; `tokens_unsplit` was added behind all others. */
const FIRST_TOKEN_TYPES: readonly TokenType[] = ['input', 'cache_read', 'cache_write', 'cache_write_5m', 'cache_write_1h', 'output'];

/** The values of an entry in the order of the table's columns. */
export function entryRow(entry: Entry, entryNo: bigint): readonly DuckDBValue[] {
  const { call } = entry;
  const { attribution } = call;
  return [
    entryNo,
    call.callId,
    entry.seq,
    entry.kind,
    timestamp(entry.recordedAt),
    timestamp(call.calledAt),
    call.duration ?? null,
    attribution.tenant ?? null,
    attribution.user ?? null,
    attribution.session ?? null,
    attribution.feature ?? null,
    attribution.task ?? null,
    attribution.object ?? null,
    attribution.metadata === undefined ? null : JSON.stringify(attribution.metadata),
    call.service ?? null,
    call.environment ?? null,
    call.scope ?? null,
    call.provider,
    call.model ?? null,
    call.requestModel ?? null,
    call.operation,
    call.stream,
    call.responseId ?? null,
    call.traceId,
    call.spanId,
    call.status,
    call.errorType ?? null,
    ...FIRST_TOKEN_TYPES.map((type) => BigInt(entry.tokens[type])),
    BigInt(entry.reasoningTokens),
    JSON.stringify(entry.usage),
    decimal(entry.cost),
    entry.basis,
    entry.unpricedReason ?? null,
    entry.priceId ?? null,
    entry.book,
    JSON.stringify(entry.lines),
    decimal(entry.provisionalCost),
    entry.priceDisagreement,
    entry.source,
    entry.reason ?? null,
    BigInt(entry.tokens.unsplit),
    call.serviceTier ?? null,
    call.geography ?? null,
    call.parameters === undefined ? null : JSON.stringify(call.parameters),
    entry.rerating ?? null,
    call.reportedCost ?? null,
    decimal(entry.bookCost),
  ];
}

/** Appends one row; the values must be in the order and of the types of the table's columns. */
export function appendRow(appender: DuckDBAppender, row: readonly DuckDBValue[]): void {
  for (const value of row) {
    if (value === null) appender.appendNull();
    else if (typeof value === 'string') appender.appendVarchar(value);
    else if (typeof value === 'bigint') appender.appendBigInt(value);
    else if (typeof value === 'boolean') appender.appendBoolean(value);
    else if (typeof value === 'number') appender.appendDouble(value);
    else if (value instanceof DuckDBDecimalValue) appender.appendDecimal(value);
    else if (value instanceof DuckDBTimestampTZValue) appender.appendTimestampTZ(value);
    else throw new TypeError(`no column of the ledger holds ${String(value)}`);
  }
  appender.endRow();
}

export function timestamp(ms: number): DuckDBTimestampTZValue {
  return new DuckDBTimestampTZValue(BigInt(ms) * 1000n);
}

function decimal(value: Usd | undefined): DuckDBDecimalValue | null {
  return value === undefined ? null : new DuckDBDecimalValue(value, 38, COST_SCALE);
}
