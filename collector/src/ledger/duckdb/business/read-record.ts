import type { RecordKind } from '@spancost/api';
import { DuckDBDateValue } from '@duckdb/node-api';
import type { BusinessRecord, NumberedRecord } from '../../business/business-record.ts';
import { readBigInt, readMs, readOptional, readOptionalNumber, readText, readUsd, type Row } from '../read-row.ts';

/** The record of a row of `business_records`. */
export function readRecord(row: Row): NumberedRecord {
  return { recordNo: readBigInt(row, 'record_no'), record: readBusinessRecord(row) };
}

function readBusinessRecord(row: Row): BusinessRecord {
  const optional = readOptional(row);
  const to = row['to_at'] === null ? undefined : readMs(row, 'to_at');
  const days = readOptionalNumber(row, 'days');
  const amount = readUsd(row, 'amount_usd');
  const newCustomers = readOptionalNumber(row, 'new_customers');
  return {
    recordId: readText(row, 'record_id'),
    // Written from the closed set.
    kind: readText(row, 'kind') as RecordKind,
    ...optional('id', 'id'),
    recordedAt: readMs(row, 'recorded_at'),
    ...optional('tenant', 'tenant'),
    ...optional('user', 'user_id'),
    from: readMs(row, 'from_at'),
    ...(to === undefined ? {} : { to }),
    firstDay: readDay(row, 'first_day'),
    ...(days === undefined ? {} : { days }),
    ...(amount === undefined ? {} : { amount }),
    ...(newCustomers === undefined ? {} : { newCustomers }),
    ...optional('channel', 'channel'),
    ...optional('note', 'note'),
  };
}

function readDay(row: Row, column: string): number {
  const value = row[column];
  if (value instanceof DuckDBDateValue) return value.days;
  throw new TypeError(`column ${column} of the ledger has no day`);
}
