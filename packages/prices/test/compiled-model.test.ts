import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Cost, Pricer, type PriceVersion } from '../src/index.ts';
import { bookOf, modelOf, NOW, versionOf } from './book-of.ts';
import { callOf, priced, refused } from './priced.ts';

const MILLION = { input: 1_000_000 };
const at = (time: string): { readonly at: number } => ({ at: Date.parse(time) });

function pricerOf(...versions: readonly PriceVersion[]): Pricer {
  return new Pricer(bookOf({ models: [modelOf('m', ...versions)] }));
}

describe('a price that changes', () => {
  const pricer = pricerOf(
    versionOf({ input: '4' }, { version: 2, validFrom: '2026-08-21T00:00:00+02:00' }),
    versionOf({ input: '5' }, { version: 1, validFrom: '2026-01-01T00:00:00Z', validTo: '2026-08-20T22:00:00Z' }),
  );

  it.each([
    ['2026-08-20T21:59:59.999Z', '5', 'v1'],
    ['2026-08-20T22:00:00.000Z', '4', 'v2'],
  ])('does so in the millisecond that it says, in its own time zone: at %s it is $%s by %s', (time, usd, version) => {
    const cost = priced(pricer, MILLION, at(time));
    expect(cost.exact).toBe(usd);
    expect(cost.priceId).toBe(`test@7/acme/m/${version}`);
  });

  it('does not reach back before its start', () => {
    expect(refused(pricer, MILLION, at('2025-12-31T23:59:59.999Z')).code).toBe('missing_price');
  });

  it('may be announced: a call of next year takes the price of next year', () => {
    const announced = pricerOf(
      versionOf({ input: '1' }, { validTo: '2027-01-01T00:00:00Z' }),
      versionOf({ input: '2' }, { version: 2, validFrom: '2027-01-01T00:00:00Z' }),
    );
    expect(priced(announced, MILLION).exact).toBe('1');
    expect(priced(announced, MILLION, at('2027-01-01T00:00:00Z')).exact).toBe('2');
  });

  it('may end with nothing after it', () => {
    const ended = pricerOf(versionOf({ input: '1' }, { validTo: '2026-06-01T00:00:00Z' }));
    expect(refused(ended, MILLION).code).toBe('missing_price');
  });
});

describe('a correction', () => {
  const FIRST = versionOf({ input: '5' }, { recordedAt: '2026-01-01T00:00:00Z' });
  const SECOND = versionOf(
    { input: '4' },
    { version: 2, supersedes: [1], recordedAt: '2026-02-01T00:00:00Z', validFrom: '2026-01-10T00:00:00Z' },
  );
  const THIRD = versionOf(
    { input: '3' },
    { version: 3, supersedes: [2], recordedAt: '2026-03-01T00:00:00Z', validFrom: '2026-01-20T00:00:00Z' },
  );

  it.each([
    ['2026-01-05T00:00:00Z', '5'],
    ['2026-01-15T00:00:00Z', '4'],
    ['2026-01-25T00:00:00Z', '3'],
  ])('takes the place of what it supersedes wherever it is valid: at %s $%s, in any order of the list', (time, usd) => {
    expect(priced(pricerOf(FIRST, SECOND, THIRD), MILLION, at(time)).exact).toBe(usd);
    expect(priced(pricerOf(THIRD, FIRST, SECOND), MILLION, at(time)).exact).toBe(usd);
  });

  it('of a correction that has ended takes the place of the first price too, which nobody brought back', () => {
    const ended = { ...SECOND, validTo: '2026-02-01T00:00:00Z' };
    expect(priced(pricerOf(FIRST, ended, THIRD), MILLION).exact).toBe('3');
  });

  it('of one week leaves the rest of the time as it was', () => {
    const week = { ...SECOND, validTo: '2026-01-17T00:00:00Z' };
    const pricer = pricerOf(FIRST, week);
    expect([5, 15, 25].map((day) => priced(pricer, MILLION, at(`2026-01-${String(day).padStart(2, '0')}T00:00:00Z`)).exact)).toEqual([
      '5',
      '4',
      '5',
    ]);
  });

  it.each([
    ['2025-12-31T23:59:59.999Z', null],
    ['2026-01-31T23:59:59.999Z', '5'],
    ['2026-02-01T00:00:00.000Z', '4'],
    ['2026-02-28T23:59:59.999Z', '4'],
    ['2026-03-01T00:00:00.000Z', '3'],
  ])('is not known before it was recorded: a call of June, as known at %s, costs %s', (knownAt, usd) => {
    const cost = pricerOf(FIRST, SECOND, THIRD).priceMeters(MILLION, callOf({ ...at('2026-06-01T00:00:00Z'), knownAt: new Date(knownAt) }));
    expect(cost instanceof Cost ? cost.exact : null).toBe(usd);
  });
});

describe('what a book knew', () => {
  const DAY = 86_400_000;
  const START = Date.parse('2026-01-01T00:00:00Z');
  const day = (offset: number): string => new Date(START + offset * DAY).toISOString();

  /** Versions as they are written day by day: each is recorded after the one before, and supersedes all that it overlaps. */
  const history = fc
    .array(
      fc.record({
        from: fc.integer({ min: 0, max: 30 }),
        days: fc.option(fc.integer({ min: 1, max: 30 })),
        recorded: fc.integer({ min: 1, max: 5 }),
      }),
      { minLength: 1, maxLength: 8 },
    )
    .map((stated) => {
      let recorded = 0;
      return stated.map(({ from, days, recorded: wait }, index): PriceVersion => {
        recorded += wait;
        return versionOf(
          { input: String(index + 1) },
          {
            version: index + 1,
            validFrom: day(from),
            ...(days === null ? {} : { validTo: day(from + days) }),
            recordedAt: day(recorded),
            ...(index === 0 ? {} : { supersedes: Array.from({ length: index }, (_, number) => number + 1) }),
          },
        );
      });
    });

  it('at some time is what the book of that time says, for every call', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 0, max: 61 }), fc.integer({ min: 0, max: 41 }), (versions, called, known) => {
        const knownAt = START + known * DAY;
        const then = versions.filter(({ recordedAt }) => Date.parse(recordedAt) <= knownAt);
        const call = callOf({ at: START + called * DAY });
        const now = pricerOf(...versions).priceMeters(MILLION, { ...call, knownAt });
        const before = then.length === 0 ? undefined : pricerOf(...then).priceMeters(MILLION, call);
        expect(now instanceof Cost ? now.exact : undefined).toBe(before instanceof Cost ? before.exact : undefined);
      }),
      { numRuns: 300 },
    );
  });

  it('does not hang on the order of the versions in the book', () => {
    fc.assert(
      fc.property(
        history.chain((versions) => fc.tuple(fc.constant(versions), fc.shuffledSubarray(versions, { minLength: versions.length }))),
        ([versions, shuffled]) => {
          const cost = (each: readonly PriceVersion[]): string | undefined => {
            const made = pricerOf(...each).priceMeters(MILLION, callOf({ at: START + 20 * DAY }));
            return made instanceof Cost ? made.priceId : undefined;
          };
          expect(cost(shuffled)).toBe(cost(versions));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('is all of it where nobody asks for a time', () => {
    const pricer = pricerOf(versionOf({ input: '1' }, { recordedAt: '2099-01-01T00:00:00Z' }));
    expect(priced(pricer, MILLION).exact).toBe('1');
    expect(refused(pricer, MILLION, { knownAt: NOW }).code).toBe('missing_price');
  });
});
