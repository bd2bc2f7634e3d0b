import fc from 'fast-check';
import type { BusinessRecord } from '../../../src/ledger/business/business-record.ts';
import type { TimeRange } from '../../../src/ledger/views.ts';
import { dayOfMoment } from '../../../src/periods/calendar-days.ts';

export const ZONES = ['UTC', 'Europe/Berlin', 'America/St_Johns', 'Pacific/Apia', 'Asia/Kolkata'] as const;

const BEGIN = Date.parse('2026-01-01T00:00:00Z');
const END = Date.parse('2027-01-01T00:00:00Z');
const HOUR_MS = 3_600_000;

const moment = fc.integer({ min: 0, max: (END - BEGIN) / HOUR_MS }).map((hours) => BEGIN + hours * HOUR_MS);
const name = fc.constantFrom('a', 'b', 'c', undefined);
const amount = fc.oneof(fc.bigInt(-(10n ** 32n), 10n ** 32n), fc.bigInt(-100n, 100n));

/** A range of the year in which all records are. */
export const someRange: fc.Arbitrary<TimeRange> = fc
  .tuple(moment, moment)
  .filter(([one, other]) => one !== other)
  .map(([one, other]) => ({ from: Math.min(one, other), to: Math.max(one, other) }));

/** What customers paid, and what it took to win them, at moments and over stretches that begin and end at any hour. */
export function someRecords(timeZone: string): fc.Arbitrary<readonly BusinessRecord[]> {
  const record = fc
    .record({
      kind: fc.constantFrom('revenue' as const, 'acquisition' as const),
      from: moment,
      hours: fc.option(fc.integer({ min: 1, max: 4000 })),
      tenant: name,
      user: name,
      amount,
      newCustomers: fc.nat(1000),
    })
    .map(({ kind, from, hours, tenant, user, newCustomers, ...rest }): Omit<BusinessRecord, 'recordId'> => {
      const to = hours === null ? undefined : from + hours * HOUR_MS;
      const firstDay = dayOfMoment(from, timeZone);
      return {
        recordedAt: BEGIN,
        kind,
        from,
        firstDay,
        ...(to === undefined ? {} : { to, days: dayOfMoment(to - 1, timeZone) - firstDay + 1 }),
        ...(kind === 'acquisition' || tenant === undefined ? {} : { tenant }),
        ...(kind === 'acquisition' || user === undefined ? {} : { user }),
        ...(kind === 'acquisition' ? { newCustomers } : {}),
        ...rest,
      };
    });
  return fc
    .array(record, { minLength: 1, maxLength: 12 })
    .map((records) => records.map((each, index) => ({ ...each, recordId: `r-${index}` })));
}
