import { writtenAcquisition, writtenChurn, writtenRevenue, type RecordKind } from '@spancost/api';
import type { z } from 'zod';
import type { ToldRecord } from '../../../business/told-record.ts';
import { parseUsd, type Usd } from '../../../ledger/money.ts';
import { dayOfMoment } from '../../../periods/calendar-days.ts';
import { momentOf } from '../asked/asked-range.ts';

/** How records of a kind are written. */
export interface RecordForm {
  /** What one has to be. */
  readonly schema: z.ZodObject;
  /** Fields without which a table is none. */
  readonly required: readonly string[];
  /** What one says that is as it has to be. @throws FieldError where its fields do not agree. */
  readonly told: (written: unknown, timeZone: string) => ToldRecord;
}

/** What is wrong with a field, or, with an empty path, with the whole record. */
export class FieldError extends Error {
  readonly path: string;

  constructor(path: string, message: string) {
    super(message);
    this.path = path;
  }
}

type Revenue = z.infer<typeof writtenRevenue>;
type Acquisition = z.infer<typeof writtenAcquisition>;
type Churn = z.infer<typeof writtenChurn>;

// Each is only given what its own schema let through.
export const RECORD_FORMS: Readonly<Record<RecordKind, RecordForm>> = {
  revenue: {
    schema: writtenRevenue,
    required: ['amount_usd', 'from'],
    told: (written, timeZone) => {
      const { id, tenant, user, amount_usd: amount, from, to, note } = written as Revenue;
      return { ...given({ id, tenant, user, note }), amount: usdOf(amount), ...stretchOf({ from, to }, timeZone) };
    },
  },
  acquisition: {
    schema: writtenAcquisition,
    required: ['amount_usd', 'new_customers', 'from'],
    told: (written, timeZone) => {
      const { id, amount_usd: amount, new_customers: newCustomers, channel, from, to, note } = written as Acquisition;
      return { ...given({ id, channel, note }), amount: usdOf(amount), newCustomers, ...stretchOf({ from, to }, timeZone) };
    },
  },
  churn: {
    schema: writtenChurn,
    required: ['at'],
    told: (written, timeZone) => {
      const { id, tenant, user, at, note } = written as Churn;
      if (tenant === undefined && user === undefined) throw new FieldError('', 'name the tenant or the user that left');
      const from = possible('at', momentOf(at, timeZone));
      return { ...given({ id, tenant, user, note }), from, firstDay: dayOfMoment(from, timeZone) };
    },
  },
};

interface WrittenStretch {
  readonly from: string;
  readonly to: string | undefined;
}

function stretchOf(written: WrittenStretch, timeZone: string): Pick<ToldRecord, 'from' | 'to' | 'firstDay' | 'days'> {
  const from = possible('from', momentOf(written.from, timeZone));
  const firstDay = dayOfMoment(from, timeZone);
  if (written.to === undefined) return { from, firstDay };
  const to = possible('to', momentOf(written.to, timeZone));
  if (to <= from) throw new FieldError('to', 'is not after from; to is the first day or moment that is not in it');
  // The last moment of it is on its last day.
  return { from, to, firstDay, days: dayOfMoment(to - 1, timeZone) - firstDay + 1 };
}

const EARLIEST = Date.UTC(1970, 0, 2);
const LATEST = Date.UTC(9999, 11, 30);

function possible(path: string, moment: number): number {
  if (moment >= EARLIEST && moment <= LATEST) return moment;
  throw new FieldError(path, 'is not between 1970-01-02 and 9999-12-30');
}

/** The schema lets only through what is an amount. */
function usdOf(written: string): Usd {
  const amount = parseUsd(written);
  if (amount === undefined) throw new FieldError('amount_usd', 'is no amount of US dollars');
  return amount;
}

type Texts = Partial<Record<'id' | 'tenant' | 'user' | 'channel' | 'note', string>>;

/** Texts as the ledger keeps them, so that what is sent again is the same: halves of characters are U+FFFD there. */
function given(fields: { readonly [K in keyof Texts]: Texts[K] | undefined }): Texts {
  return Object.fromEntries(Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value.toWellFormed()]])));
}
