import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Cost, METERS, metersOf, Pricer, type MeterPrices, type PriceBook } from '../src/index.ts';

const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_EVEN, toExpNeg: -40, toExpPos: 40 });

/** Prices from $0 to $999,999 with up to 14 decimals. */
const price = fc
  .tuple(fc.integer({ min: 0, max: 999_999 }), fc.bigInt({ min: 0n, max: 10n ** 14n - 1n }), fc.integer({ min: 0, max: 14 }))
  .map(([whole, fraction, decimals]) => {
    const digits = fraction.toString().padStart(14, '0').slice(0, decimals);
    return digits === '' ? String(whole) : `${whole}.${digits}`;
  });
const prices = fc.record({
  input: price,
  cache_read: price,
  cache_write: price,
  cache_write_5m: price,
  cache_write_1h: price,
  output: price,
});
const tokens = fc.oneof(fc.integer({ min: 0, max: 2_000_000 }), fc.integer({ min: 0, max: 2 ** 48 }));
const usage = fc.record({ fresh: tokens, read: tokens, write: tokens, write5m: tokens, write1h: tokens, output: tokens });

function bookOf(meterPrices: MeterPrices): PriceBook {
  const version = {
    version: 1,
    validFrom: '2026-01-01T00:00:00Z',
    recordedAt: '2026-01-01T00:00:00Z',
    status: 'verified',
    source: { url: 'https://example.com', checkedAt: '2026-01-01' },
    prices: meterPrices,
  } as const;
  return {
    schema: 'spancost/price-book/v1',
    id: 'p',
    revision: 1,
    currency: 'USD',
    models: [{ providers: ['x'], model: 'm', versions: [version] }],
  };
}

it('every cost equals decimal.js at 60 digits, and so does the sum of its lines', () => {
  fc.assert(
    fc.property(prices, usage, (meterPrices, parts) => {
      const written = parts.write + parts.write5m + parts.write1h;
      const call = {
        inputTokens: parts.fresh + parts.read + written,
        cacheReadTokens: parts.read,
        cacheWriteTokens: written,
        cacheWrite5mTokens: parts.write5m,
        cacheWrite1hTokens: parts.write1h,
        outputTokens: parts.output,
      };
      const cost = new Pricer(bookOf(meterPrices)).price(call, { provider: 'x', model: 'm', at: Date.parse('2026-06-01T00:00:00Z') });
      if (!(cost instanceof Cost)) throw cost;
      const quantities = metersOf(call);
      const expected = METERS.reduce(
        (sum, meter) => sum.plus(new Exact(meterPrices[meter] ?? 0).times(quantities[meter]).div(1_000_000)),
        new Exact(0),
      );
      expect(cost.exact).toBe(expected.toFixed());
      expect(cost.lines.reduce((sum, line) => sum.plus(line.usd), new Exact(0)).toFixed()).toBe(expected.toFixed());
    }),
    { numRuns: 2000 },
  );
});

it('the meters partition the usage: their sum is input plus output', () => {
  fc.assert(
    fc.property(usage, (parts) => {
      const written = parts.write + parts.write5m + parts.write1h;
      const call = {
        inputTokens: parts.fresh + parts.read + written,
        cacheReadTokens: parts.read,
        cacheWriteTokens: written,
        cacheWrite5mTokens: parts.write5m,
        cacheWrite1hTokens: parts.write1h,
        outputTokens: parts.output,
      };
      const quantities = metersOf(call);
      expect(Object.values(quantities).every((quantity) => quantity >= 0)).toBe(true);
      expect(Object.values(quantities).reduce((sum, quantity) => sum + quantity, 0)).toBe(call.inputTokens + call.outputTokens);
    }),
  );
});
