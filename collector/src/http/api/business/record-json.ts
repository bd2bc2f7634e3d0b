import type { Acquisition, Churn, Revenue } from '@spancost/api';
import type { BusinessRecord } from '../../../ledger/business/business-record.ts';
import { formatUsd } from '../../../ledger/money.ts';

/** A record of revenue as the API says it. */
export function revenueToJson(record: BusinessRecord): Revenue {
  return { ...keptOf(record), ...whoOf(record), amount_usd: formatUsd(record.amount ?? 0n), ...stretchOf(record) };
}

/** A record of acquisition as the API says it. */
export function acquisitionToJson(record: BusinessRecord): Acquisition {
  const { amount = 0n, newCustomers = 0, channel = null } = record;
  return { ...keptOf(record), amount_usd: formatUsd(amount), new_customers: newCustomers, channel, ...stretchOf(record) };
}

/** A record of churn as the API says it. */
export function churnToJson(record: BusinessRecord): Churn {
  return { ...keptOf(record), ...whoOf(record), at: new Date(record.from).toISOString() };
}

function keptOf({ recordId, id, recordedAt, note }: BusinessRecord): Pick<Revenue, 'record_id' | 'id' | 'recorded_at' | 'note'> {
  return { record_id: recordId, id: id ?? null, recorded_at: new Date(recordedAt).toISOString(), note: note ?? null };
}

function whoOf({ tenant, user }: BusinessRecord): Pick<Revenue, 'tenant' | 'user'> {
  return { tenant: tenant ?? null, user: user ?? null };
}

function stretchOf({ from, to }: BusinessRecord): Pick<Revenue, 'from' | 'to'> {
  return { from: new Date(from).toISOString(), to: to === undefined ? null : new Date(to).toISOString() };
}
