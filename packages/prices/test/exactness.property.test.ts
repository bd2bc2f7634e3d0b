import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  meterDefinition,
  METERS,
  Pricer,
  TOKEN_METERS,
  type Meter,
  type MeterPrices,
  type MeterQuantities,
  type PriceRule,
} from '../src/index.ts';
import { bookOf, modelOf, versionOf } from './book-of.ts';
import { priced } from './priced.ts';

/** decimal.js at 60 digits, which is what costs are held to; the one of the engine is not asked. */
const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_EVEN, toExpNeg: -80, toExpPos: 80 });

/** Prices from nothing to $999,999 with up to 14 decimals, as they read. */
const price = fc.oneof(
  fc.constantFrom('0', '0.003625', '1.25', '10', '0.00000000000001', '999999.99999999999999'),
  fc.stringMatching(/^\d{1,6}(\.\d{1,14})?$/),
);
const factor = fc.constantFrom('0', '0.5', '0.875', '1.1', '2', '0.9375', '1.0000000001', '3.3333333333');
const prices = fc.record(Object.fromEntries(METERS.map((meter) => [meter, price])) as Record<Meter, typeof price>);

const count = fc.oneof(fc.nat(10), fc.nat(2_000_000), fc.maxSafeNat());
/** Seconds as clocks give them: to a millisecond, to a nanosecond, tiny, and huge. */
const measure = fc.oneof(
  fc.nat(100_000).map((ms) => ms / 1000),
  fc.constantFrom(8.47, 0.1 + 0.2, 1e-9, 5e-7, 123_456_789.123_456),
  count,
);
const quantityOf = (meter: Meter): fc.Arbitrary<number> =>
  ['second', 'token-hour'].includes(meterDefinition(meter).unit) ? measure : count;
/** A few meters of the many, `total` aside, which goes with no others. */
const quantities: fc.Arbitrary<MeterQuantities> = fc
  .subarray(
    METERS.filter((meter) => meter !== 'total'),
    { minLength: 1, maxLength: 6 },
  )
  .chain((meters) => fc.tuple(...meters.map((meter) => quantityOf(meter).map((used) => [meter, used] as const))))
  .map((used) => Object.fromEntries(used));

const multipliers = fc.array(fc.tuple(factor, fc.option(fc.subarray([...METERS], { minLength: 1 }), { nil: undefined })), { maxLength: 3 });

interface Case {
  readonly base: MeterPrices;
  readonly factors: readonly (readonly [string, readonly Meter[] | undefined])[];
  readonly contract: string | undefined;
  readonly used: MeterQuantities;
}

const cases: fc.Arbitrary<Case> = fc.record({
  base: prices,
  factors: multipliers,
  contract: fc.option(factor, { nil: undefined }),
  used: quantities,
});

function pricerOf({ base, factors, contract }: Omit<Case, 'used'>): Pricer {
  const rules = factors.map(([multiply, meters], index): PriceRule => ({
    id: `r${index}`,
    when: { serviceTier: ['standard'] },
    multiply,
    ...(meters === undefined ? {} : { meters }),
  }));
  return new Pricer(
    bookOf({
      models: [modelOf('m', versionOf(base, { rules }))],
      contracts:
        contract === undefined
          ? []
          : [{ id: 'c', tenant: 't', recordedAt: '2026-01-01T00:00:00Z', reason: 'r', terms: [{ multiply: contract }] }],
    }),
  );
}

/** What one meter costs, before any rounding but that of 60 digits. */
function exactly(meter: Meter, { base, factors, contract, used }: Case): Decimal {
  const applied = factors.filter(([, meters]) => (meters ?? TOKEN_METERS).includes(meter)).map(([multiply]) => multiply);
  return [...applied, contract ?? '1']
    .reduce((product, each) => product.times(each), new Exact(base[meter]!))
    .times(used[meter] ?? 0)
    .div(meterDefinition(meter).per);
}

function sumOf(amounts: readonly (Decimal | string)[]): Decimal {
  return amounts.reduce<Decimal>((sum, amount) => sum.plus(amount), new Exact(0));
}

describe('a cost', () => {
  it('equals decimal.js at 60 digits, rounded once, half to even at 20 decimals', () => {
    fc.assert(
      fc.property(cases, (each) => {
        const cost = priced(pricerOf(each), each.used, { tenant: 't' });
        expect(cost.exact).toBe(
          sumOf(METERS.map((meter) => exactly(meter, each)))
            .toDecimalPlaces(20)
            .toFixed(),
        );
      }),
      { numRuns: 5000 },
    );
  });

  it('is the sum of its lines, to the last decimal; at list too', () => {
    fc.assert(
      fc.property(cases, (each) => {
        const cost = priced(pricerOf(each), each.used, { tenant: 't' });
        expect(sumOf(cost.lines.map(({ usd }) => usd)).toFixed()).toBe(cost.exact);
        expect(sumOf(cost.lines.map(({ usd, listUsd }) => listUsd ?? usd)).toFixed()).toBe(cost.list);
      }),
      { numRuns: 1000 },
    );
  });

  it('is the sum of the costs of its meters alone, to half of the last decimal each', () => {
    fc.assert(
      fc.property(cases, (each) => {
        const pricer = pricerOf(each);
        const alone = (Object.entries(each.used) as [Meter, number][]).map(
          ([meter, used]) => priced(pricer, { [meter]: used }, { tenant: 't' }).exact,
        );
        const error = sumOf(alone)
          .minus(priced(pricer, each.used, { tenant: 't' }).exact)
          .abs();
        // Where nothing has to be rounded, this is nothing.
        const isRounded = METERS.some((meter) => exactly(meter, each).decimalPlaces() > 20);
        expect(error.lte(isRounded ? new Exact('5e-21').times(alone.length + 1) : 0)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('never falls when more is used', () => {
    fc.assert(
      fc.property(cases, fc.nat(), (each, more) => {
        const pricer = pricerOf(each);
        const [meter, used] = Object.entries(each.used)[more % Object.keys(each.used).length]!;
        const greater = { ...each.used, [meter]: Math.min(used + more, Number.MAX_SAFE_INTEGER) };
        const less = new Exact(priced(pricer, each.used, { tenant: 't' }).exact);
        expect(less.lte(priced(pricer, greater, { tenant: 't' }).exact)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('does not hang on the order in which meters are stated', () => {
    fc.assert(
      fc.property(cases, (each) => {
        const pricer = pricerOf(each);
        const reversed = Object.fromEntries(Object.entries(each.used).toReversed());
        expect(priced(pricer, reversed).exact).toBe(priced(pricer, each.used).exact);
      }),
    );
  });

  it('does not hang on the order of multipliers', () => {
    fc.assert(
      fc.property(cases, (each) => {
        const turned = { ...each, factors: each.factors.toReversed() };
        expect(priced(pricerOf(turned), each.used).exact).toBe(priced(pricerOf(each), each.used).exact);
      }),
    );
  });

  it('of a warm pricer is that of a new one', () => {
    fc.assert(
      fc.property(cases, quantities, (each, before) => {
        const warm = pricerOf(each);
        priced(warm, before, { tenant: 't' });
        expect(priced(warm, each.used, { tenant: 't' }).exact).toBe(priced(pricerOf(each), each.used, { tenant: 't' }).exact);
      }),
    );
  });
});

describe('the one rounding', () => {
  it.each([
    ['0.00000000000001', 2_500_000, '0.000000000000025'],
    ['0.00000000000001', 25, '0.00000000000000000025'],
    ['0.00000000000005', 1, '0.00000000000000000005'],
  ])('leaves what has 20 decimals as it is: %s a million times %i is %s', (input, used, usd) => {
    const pricer = new Pricer(bookOf({ models: [modelOf('m', versionOf({ input }))] }));
    expect(priced(pricer, { input: used }).exact).toBe(usd);
  });

  it.each([
    ['2.5 are 2', '0.00000000000005', 0, '0.00000000000000000002'],
    ['3.5 are 4', '0.00000000000007', 0, '0.00000000000000000004'],
    ['2.5 of one meter and 0.5 of another are 3', '0.00000000000005', 1, '0.00000000000000000003'],
  ])('goes to the even one at half of the last decimal: %s', (_what, input, output, usd) => {
    const rules: readonly PriceRule[] = [{ id: 'batch', when: { serviceTier: ['batch'] }, multiply: '0.5' }];
    const pricer = new Pricer(bookOf({ models: [modelOf('m', versionOf({ input, output: '0.00000000000001' }, { rules }))] }));
    expect(priced(pricer, { input: 1, output }, { serviceTier: 'batch' }).exact).toBe(usd);
  });
});
