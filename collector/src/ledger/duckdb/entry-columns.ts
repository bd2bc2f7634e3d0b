import {
  BIGINT,
  BOOLEAN,
  DECIMAL,
  DOUBLE,
  DuckDBDecimalValue,
  DuckDBTimestampTZValue,
  INTEGER,
  TIMESTAMPTZ,
  VARCHAR,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api';
import { COST_SCALE } from '@spancost/conventions';
import type { TokenType } from '@spancost/prices';
import type { CallIdentity, Entry } from '../entry.ts';
import type { Usd } from '../money.ts';
import type { Column } from './table-writer.ts';

/** An entry and its number in the whole ledger. */
export interface NumberedEntry {
  readonly entry: Entry;
  readonly entryNo: bigint;
}

const TOO_LONG: Usd = 10n ** 38n;

/** Money, in the one type that it has in the file. */
export const USD: DuckDBType = DECIMAL(38, COST_SCALE);

/** The columns of `entries`, in the order of the table. */
export const ENTRY_COLUMNS: readonly Column<NumberedEntry>[] = [
  { name: 'entry_no', type: BIGINT, of: ({ entryNo }) => entryNo },
  call('call_id', VARCHAR, ({ callId }) => callId),
  entry('seq', INTEGER, ({ seq }) => seq),
  entry('kind', VARCHAR, ({ kind }) => kind),
  entry('recorded_at', TIMESTAMPTZ, ({ recordedAt }) => timestamp(recordedAt)),
  call('called_at', TIMESTAMPTZ, ({ calledAt }) => timestamp(calledAt)),
  call('duration', DOUBLE, ({ duration }) => duration),
  call('tenant', VARCHAR, ({ attribution }) => attribution.tenant),
  call('user_id', VARCHAR, ({ attribution }) => attribution.user),
  call('session_id', VARCHAR, ({ attribution }) => attribution.session),
  call('feature', VARCHAR, ({ attribution }) => attribution.feature),
  call('task', VARCHAR, ({ attribution }) => attribution.task),
  call('object', VARCHAR, ({ attribution }) => attribution.object),
  call('metadata', VARCHAR, ({ attribution }) => json(attribution.metadata)),
  call('service', VARCHAR, ({ service }) => service),
  call('environment', VARCHAR, ({ environment }) => environment),
  call('scope', VARCHAR, ({ scope }) => scope),
  call('provider', VARCHAR, ({ provider }) => provider),
  call('model', VARCHAR, ({ model }) => model),
  call('request_model', VARCHAR, ({ requestModel }) => requestModel),
  call('operation', VARCHAR, ({ operation }) => operation),
  call('stream', BOOLEAN, ({ stream }) => stream),
  call('response_id', VARCHAR, ({ responseId }) => responseId),
  call('trace_id', VARCHAR, ({ traceId }) => traceId),
  call('span_id', VARCHAR, ({ spanId }) => spanId),
  call('status', VARCHAR, ({ status }) => status),
  call('error_type', VARCHAR, ({ errorType }) => errorType),
  tokens('input'),
  tokens('cache_read'),
  tokens('cache_write'),
  tokens('cache_write_5m'),
  tokens('cache_write_1h'),
  tokens('output'),
  entry('tokens_reasoning', BIGINT, ({ reasoningTokens }) => BigInt(reasoningTokens)),
  entry('usage', VARCHAR, ({ usage }) => json(usage)),
  entry('cost_usd', USD, ({ cost }) => decimal(cost)),
  entry('basis', VARCHAR, ({ basis }) => basis),
  entry('unpriced_reason', VARCHAR, ({ unpricedReason }) => unpricedReason),
  entry('price_id', VARCHAR, ({ priceId }) => priceId),
  entry('book', VARCHAR, ({ book }) => book),
  entry('lines', VARCHAR, ({ lines }) => json(lines)),
  entry('provisional_cost_usd', USD, ({ provisionalCost }) => decimal(provisionalCost)),
  entry('price_disagreement', BOOLEAN, ({ priceDisagreement }) => priceDisagreement),
  entry('source', VARCHAR, ({ source }) => source),
  entry('reason', VARCHAR, ({ reason }) => reason),
  tokens('unsplit'),
  call('service_tier', VARCHAR, ({ serviceTier }) => serviceTier),
  call('geography', VARCHAR, ({ geography }) => geography),
  call('parameters', VARCHAR, ({ parameters }) => json(parameters)),
  entry('rerating', VARCHAR, ({ rerating }) => rerating),
  call('reported_cost_usd', VARCHAR, ({ reportedCost }) => reportedCost),
  entry('book_cost_usd', USD, ({ bookCost }) => decimal(bookCost)),
  call('error_message', VARCHAR, ({ errorMessage }) => errorMessage),
];

/** A moment as the file keeps it. @param ms Milliseconds since the epoch. */
export function timestamp(ms: number): DuckDBTimestampTZValue {
  return new DuckDBTimestampTZValue(BigInt(ms) * 1000n);
}

/** @throws RangeError for more digits than the file has room for, which would be written as another amount. */
export function decimal(value: Usd | undefined): DuckDBDecimalValue | null {
  if (value !== undefined && (value >= TOO_LONG || value <= -TOO_LONG)) throw new RangeError(`${value} is too long for DECIMAL(38,20)`);
  return value === undefined ? null : new DuckDBDecimalValue(value, 38, COST_SCALE);
}

function entry(name: string, type: DuckDBType, of: (entry: Entry) => DuckDBValue | undefined): Column<NumberedEntry> {
  return { name, type, of: (item) => of(item.entry) ?? null };
}

function call(name: string, type: DuckDBType, of: (call: CallIdentity) => DuckDBValue | undefined): Column<NumberedEntry> {
  return { name, type, of: (item) => of(item.entry.call) ?? null };
}

function tokens(type: TokenType): Column<NumberedEntry> {
  return entry(`tokens_${type}`, BIGINT, (item) => BigInt(item.tokens[type]));
}

function json(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
