import type { BusinessRecord } from '../ledger/business/business-record.ts';

/** A record as somebody told it, with what its days are. */
export type ToldRecord = Omit<BusinessRecord, 'recordId' | 'recordedAt' | 'kind'>;

/** Fields that say what a record is, by the names that the API has for them. */
const CONTENT: Readonly<Record<string, (record: ToldRecord) => unknown>> = {
  tenant: ({ tenant }) => tenant,
  user: ({ user }) => user,
  amount_usd: ({ amount }) => amount,
  new_customers: ({ newCustomers }) => newCustomers,
  channel: ({ channel }) => channel,
  from: ({ from }) => from,
  to: ({ to }) => to,
  note: ({ note }) => note,
};

/** The first field in which two records differ; undefined if they say the same. */
export function differingField(one: ToldRecord, other: ToldRecord): string | undefined {
  return Object.keys(CONTENT).find((field) => CONTENT[field]?.(one) !== CONTENT[field]?.(other));
}
