import { BIGINT, DATE, DuckDBDateValue, INTEGER, TIMESTAMPTZ, VARCHAR, type DuckDBType, type DuckDBValue } from '@duckdb/node-api';
import { COST_SCALE } from '@spancost/conventions';
import type { BusinessRecord, NumberedRecord } from '../../business/business-record.ts';
import { dailyShare } from '../../business/daily-share.ts';
import { decimal, timestamp, USD } from '../entry-columns.ts';
import type { Column } from '../table-writer.ts';

/** A customer as amounts are counted, so that a share of one can be told. */
const ONE_CUSTOMER = 10n ** BigInt(COST_SCALE);

/** The columns of `business_records`, in the order of the table. */
export const RECORD_COLUMNS: readonly Column<NumberedRecord>[] = [
  { name: 'record_no', type: BIGINT, of: ({ recordNo }) => recordNo },
  column('record_id', VARCHAR, ({ recordId }) => recordId),
  column('kind', VARCHAR, ({ kind }) => kind),
  column('id', VARCHAR, ({ id }) => id),
  column('recorded_at', TIMESTAMPTZ, ({ recordedAt }) => timestamp(recordedAt)),
  column('tenant', VARCHAR, ({ tenant }) => tenant),
  column('user_id', VARCHAR, ({ user }) => user),
  column('from_at', TIMESTAMPTZ, ({ from }) => timestamp(from)),
  column('to_at', TIMESTAMPTZ, ({ to }) => (to === undefined ? undefined : timestamp(to))),
  column('first_day', DATE, ({ firstDay }) => new DuckDBDateValue(firstDay)),
  column('days', INTEGER, ({ days }) => days),
  column('amount_usd', USD, ({ amount }) => decimal(amount)),
  column('daily_usd', USD, ({ amount, days }) => decimal(shareOf(amount, days))),
  column('new_customers', BIGINT, ({ newCustomers }) => (newCustomers === undefined ? undefined : BigInt(newCustomers))),
  column('daily_customers', USD, ({ newCustomers, days }) =>
    decimal(shareOf(newCustomers === undefined ? undefined : BigInt(newCustomers) * ONE_CUSTOMER, days)),
  ),
  column('channel', VARCHAR, ({ channel }) => channel),
  column('note', VARCHAR, ({ note }) => note),
  column('removed_at', TIMESTAMPTZ, () => undefined),
];

function column(name: string, type: DuckDBType, of: (record: BusinessRecord) => DuckDBValue | undefined): Column<NumberedRecord> {
  return { name, type, of: ({ record }) => of(record) ?? null };
}

function shareOf(amount: bigint | undefined, days: number | undefined): bigint | undefined {
  return amount === undefined || days === undefined ? undefined : dailyShare(amount, days);
}
