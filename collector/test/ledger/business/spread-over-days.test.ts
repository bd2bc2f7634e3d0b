import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countedTime } from '../../../src/business/counted-time.ts';
import { dailyShare } from '../../../src/ledger/business/daily-share.ts';
import type { BusinessRecord } from '../../../src/ledger/business/business-record.ts';
import type { CountedTime } from '../../../src/ledger/business/business-views.ts';
import { openLedger } from '../../../src/ledger/duckdb/open-ledger.ts';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import { calendarPeriod } from '../../../src/periods/calendar-period.ts';
import { join } from 'node:path';
import { temporaryFolder } from '../../running-collector.ts';
import { someRange, someRecords, ZONES } from './random-records.ts';

const NEVER = Date.parse('2030-01-01T00:00:00Z');
const RUNS = 20;

/** Amount of each day of a record, one after the other, counted from 1970-01-01; a moment has none. */
function daysOf({ firstDay, days = 0, amount = 0n }: BusinessRecord): ReadonlyMap<number, bigint> {
  const each = days === 0 ? 0n : amount / BigInt(days);
  return new Map(
    Array.from({ length: days }, (_, index) => [firstDay + index, index === days - 1 ? amount - each * BigInt(days - 1) : each] as const),
  );
}

/** What of a record counts, by going through its days. */
function countedByHand(record: BusinessRecord, { range, days }: CountedTime): bigint | undefined {
  if (record.days === undefined) return record.from >= range.from && record.from < range.to ? record.amount : undefined;
  const counted = [...daysOf(record)].filter(([day]) => day >= days.first && day < days.end).map(([, part]) => part);
  return counted.length === 0 ? undefined : counted.reduce((sum, part) => sum + part, 0n);
}

function sumOf(parts: readonly (bigint | undefined)[]): bigint | undefined {
  const known = parts.filter((part) => part !== undefined);
  return known.length === 0 ? undefined : known.reduce((sum, part) => sum + part, 0n);
}

/** Leaves no ledger open, whatever is found. */
async function inLedger(records: readonly BusinessRecord[], check: (ledger: Ledger) => Promise<void>): Promise<void> {
  const ledger = await openLedger(join(temporaryFolder(), 'ledger.duckdb'), () => undefined);
  try {
    await ledger.business.add(records);
    await check(ledger);
  } finally {
    await ledger.close();
  }
}

describe('an amount that is spread over days', () => {
  it('is the sum of its days, for any amount and number of days', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 32n), 10n ** 32n), fc.integer({ min: 1, max: 40_000 }), (amount, days) => {
        const each = dailyShare(amount, days);
        const last = amount - each * BigInt(days - 1);
        expect(each * BigInt(days - 1) + last).toBe(amount);
        // The last day has less than a unit more for each day than the others, and never takes back what they have.
        expect(amount < 0n ? last <= each && each - last < BigInt(days) : last >= each && last - each < BigInt(days)).toBe(true);
      }),
    );
  });

  it('comes to the same in the ledger as day by day, of any records, range and time zone', async () => {
    const cases = fc
      .constantFrom(...ZONES)
      .chain((zone) =>
        fc.record({ zone: fc.constant(zone), records: someRecords(zone), ranges: fc.array(someRange, { minLength: 1, maxLength: 5 }) }),
      );
    await fc.assert(
      fc.asyncProperty(cases, async ({ zone, records, ranges }) => {
        await inLedger(records, async ({ business, upkeep }) => {
          for (const range of ranges) {
            const time = countedTime(range, NEVER, zone);
            const paid = records.filter(({ kind }) => kind === 'revenue');
            expect(await business.revenue(time)).toBe(sumOf(paid.map((each) => countedByHand(each, time))));
            const { customers, total } = await business.margins({
              range,
              revenue: time,
              scope: {},
              by: 'tenant',
              order: '-revenue',
              limit: 100,
            });
            expect(customers.reduce((sum, { revenue }) => sum + revenue, 0n)).toBe(total.revenue);
            for (const { value, revenue } of customers)
              expect(revenue).toBe(sumOf(paid.filter(({ tenant }) => tenant === value).map((each) => countedByHand(each, time))));
            const { acquisition } = await business.customerCounts(time, 'tenant');
            const spent = records.filter(({ kind }) => kind === 'acquisition');
            expect(acquisition?.amount).toBe(sumOf(spent.map((each) => countedByHand(each, time))));
          }
          expect((await upkeep.verify()).checks.filter(({ broken }) => broken > 0)).toEqual([]);
        });
      }),
      { numRuns: RUNS },
    );
  });

  it('is the sum of ranges that adjoin, wherever they do', async () => {
    const cases = fc
      .constantFrom(...ZONES)
      .chain((zone) => fc.record({ zone: fc.constant(zone), records: someRecords(zone), cuts: fc.array(someRange, { maxLength: 4 }) }));
    await fc.assert(
      fc.asyncProperty(cases, async ({ zone, records, cuts }) => {
        await inLedger(records, async ({ business }) => {
          const ends = [
            ...cuts.flatMap(({ from, to }) => [from, to]),
            Date.parse('2025-12-01T00:00:00Z'),
            Date.parse('2028-01-01T00:00:00Z'),
          ].toSorted((one, other) => one - other);
          const parts: (bigint | undefined)[] = [];
          for (const [index, to] of ends.entries()) {
            const from = ends[index - 1];
            if (from !== undefined && from < to) parts.push(await business.revenue(countedTime({ from, to }, NEVER, zone)));
          }
          expect(sumOf(parts)).toBe(sumOf(records.map(({ kind, amount }) => (kind === 'revenue' ? amount : undefined))));
        });
      }),
      { numRuns: RUNS },
    );
  });

  it('has the days whose first moments are in a range: none of an hour, one of a day of 23 hours', () => {
    const spring = calendarPeriod('daily', Date.parse('2026-03-29T12:00:00Z'), 'Europe/Berlin');
    expect(spring.to - spring.from).toBe(23 * 3_600_000);
    const { days } = countedTime(spring, NEVER, 'Europe/Berlin');
    expect(days.end - days.first).toBe(1);
    const hour = countedTime({ from: spring.from + 1, to: spring.from + 3_600_000 }, NEVER, 'Europe/Berlin');
    expect(hour.days.end - hour.days.first).toBe(0);
  });
});
