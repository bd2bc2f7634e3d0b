import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Money, Pricer, TOKEN_METERS, type Meter, type MeterPrices, type PriceRule, type RuleCondition } from '../src/index.ts';
import { bookOf, modelOf, NOW, versionOf } from './book-of.ts';
import { priced, type StatedCall } from './priced.ts';

const PRICES: MeterPrices = { input: '10', output: '20', web_search: '10' };

/** What a million of input, a million of output and a thousand searches cost under these rules. */
function costUnder(rules: readonly PriceRule[], call: StatedCall = {}, input = 1_000_000): string {
  const book = bookOf({ models: [modelOf('m', versionOf(PRICES, { rules }))] });
  return priced(book, { input, output: 1_000_000, web_search: 1000 }, call).exact;
}

const OVER = { id: 'over-200000', when: { promptOver: 200_000 }, prices: { input: '40', output: '80' } } as const;
const FROM = { id: 'from-200000', when: { promptFrom: 200_000 }, prices: { input: '40', output: '80' } } as const;
const BATCH = { id: 'batch', when: { serviceTier: ['batch'] }, multiply: '0.5' } as const;
const US = { id: 'us', when: { geography: ['us'] }, multiply: '1.1' } as const;

describe('a rule for long prompts', () => {
  const book = bookOf({
    models: [
      modelOf(
        'over',
        versionOf(
          { input: '1', cache_read: '0.1', cache_write: '2', input_audio: '3', output: '1' },
          {
            rules: [{ ...OVER, prices: { input: '2', cache_read: '0.2', cache_write: '4', input_audio: '6', output: '2' } }],
          },
        ),
      ),
      modelOf('from', versionOf({ input: '1', output: '1' }, { rules: [{ ...FROM, prices: { input: '2', output: '2' } }] })),
    ],
  });

  it.each([
    ['over', 199_999, '0.199999'],
    ['over', 200_000, '0.2'],
    ['over', 200_001, '0.400002'],
    ['from', 199_999, '0.199999'],
    ['from', 200_000, '0.4'],
  ])('%s 200,000: a prompt of %i tokens costs $%s', (model, input, usd) => {
    expect(priced(book, { input }, { model }).exact).toBe(usd);
  });

  it('counts what is read, written and heard as prompt, and reprices the output too', () => {
    const quantities = { input: 50_000, cache_read: 50_000, cache_write: 50_000, input_audio: 50_001, output: 1_000_000 };
    // 50,000 × 2 + 50,000 × 0.2 + 50,000 × 4 + 50,001 × 6 + 1,000,000 × 2
    expect(priced(book, quantities, { model: 'over' }).exact).toBe('2.610006');
  });

  it('does not count the output: a short prompt with a long answer is short', () => {
    expect(priced(book, { input: 1, output: 1_000_000 }, { model: 'over' }).exact).toBe('1.000001');
  });
});

describe('tier, place and length together', () => {
  const COMBINED = [OVER, BATCH, US];

  it.each<[string, StatedCall, number, string]>([
    ['nothing', {}, 1_000_000, '130'],
    ['a short prompt', {}, 100_000, '31'],
    ['batch', { serviceTier: 'batch' }, 100_000, '20.5'],
    ['the US', { geography: 'us' }, 100_000, '33.1'],
    ['batch in the US', { serviceTier: 'batch', geography: 'us' }, 100_000, '21.55'],
    ['a long prompt in batch', { serviceTier: 'batch' }, 1_000_000, '70'],
    ['all three', { serviceTier: 'batch', geography: 'us' }, 1_000_000, '76'],
    ['a place without a rule', { geography: 'eu' }, 100_000, '31'],
    ['upper case', { serviceTier: 'BATCH', geography: 'US' }, 100_000, '21.55'],
  ])('%s: multipliers touch tokens and leave the search at $10', (_case, call, input, usd) => {
    expect(costUnder(COMBINED, call, input)).toBe(usd);
  });

  it('an absolute price after another replaces it, meter by meter, and the order is that of the rules', () => {
    const priority: PriceRule = { id: 'priority', when: { serviceTier: ['priority'] }, prices: { input: '70' } };
    expect(costUnder([OVER, priority], { serviceTier: 'priority' })).toBe('160');
    expect(costUnder([priority, OVER], { serviceTier: 'priority' })).toBe('130');
  });

  it('a rule with both conditions has prices of its own for the combination', () => {
    const both: PriceRule = {
      id: 'batch-over-200000',
      when: { promptOver: 200_000, serviceTier: ['batch'] },
      prices: { input: '7', output: '9' },
    };
    expect(costUnder([OVER, both], { serviceTier: 'batch' })).toBe('26');
    expect(costUnder([OVER, both], { serviceTier: 'batch' }, 100_000)).toBe('31');
    expect(costUnder([OVER, both])).toBe('130');
  });

  it('multiplies no matter where among the absolute prices the multiplier stands', () => {
    expect(costUnder([BATCH, OVER], { serviceTier: 'batch' })).toBe('70');
    expect(costUnder([OVER, BATCH], { serviceTier: 'batch' })).toBe('70');
  });

  it('multiplies only the meters that are named, fees among them', () => {
    expect(costUnder([{ ...BATCH, meters: ['output', 'web_search'] }], { serviceTier: 'batch' })).toBe('25');
  });

  it('halves reasoning where it halves output, of which reasoning is a part', () => {
    const book = bookOf({ models: [modelOf('m', versionOf({ output: '8' }, { rules: [{ ...BATCH, meters: ['output'] }] }))] });
    expect(priced(book, { reasoning: 1_000_000 }, { serviceTier: 'batch' }).exact).toBe('4');
  });

  it('a price with a rule names the rules in its id, in their order', () => {
    const book = bookOf({ models: [modelOf('m', versionOf(PRICES, { rules: COMBINED }))] });
    const { priceId } = priced(book, { input: 300_000 }, { serviceTier: 'batch', geography: 'us' });
    expect(priceId).toBe('test@7/acme/m/v1+over-200000+batch+us');
  });
});

describe('the tier that served a call', () => {
  it.each([
    ['default', 'computed', '31'],
    ['auto', 'computed', '31'],
    ['ON_DEMAND', 'computed', '31'],
    ['', 'computed', '31'],
    ['batch', 'computed', '20.5'],
    ['flex', 'estimated', '31'],
    ['made-up', 'estimated', '31'],
  ])('"%s" is %s at $%s', (serviceTier, basis, usd) => {
    const book = bookOf({ models: [modelOf('m', versionOf(PRICES, { rules: [BATCH] }))] });
    const cost = priced(book, { input: 100_000, output: 1_000_000, web_search: 1000 }, { serviceTier });
    expect(cost).toMatchObject({ basis, exact: usd });
    expect(cost.assumptions).toEqual(basis === 'estimated' ? [`service tier ${serviceTier} at list price`] : []);
  });

  it('is estimated too where its rule does not hold for the call', () => {
    const weekend: PriceRule = { id: 'flex-us', when: { serviceTier: ['flex'], geography: ['us'] }, multiply: '0.5' };
    const book = bookOf({ models: [modelOf('m', versionOf(PRICES, { rules: [weekend] }))] });
    expect(priced(book, { input: 1 }, { serviceTier: 'flex', geography: 'us' }).basis).toBe('computed');
    expect(priced(book, { input: 1 }, { serviceTier: 'flex', geography: 'eu' }).basis).toBe('estimated');
  });

  it.each(['provisioned', 'scale', 'reserved', 'PTU', 'PROVISIONED_THROUGHPUT'])(
    '"%s" is paid by the hour: tokens cost 0, searches their fee',
    (serviceTier) => {
      const book = bookOf({ models: [modelOf('m', versionOf(PRICES))] });
      const cost = priced(book, { input: 100_000, output: 1_000_000, web_search: 1000 }, { serviceTier });
      expect(cost).toMatchObject({ exact: '10', basis: 'computed', priceId: 'test@7/acme/m/v1+provisioned' });
    },
  );

  it('provisioned has the price that a rule gives it, where one does', () => {
    expect(costUnder([{ id: 'ptu', when: { serviceTier: ['provisioned'] }, multiply: '0.1' }], { serviceTier: 'scale' }, 100_000)).toBe(
      '12.1',
    );
  });
});

describe('where a call was processed', () => {
  const NOT_GLOBAL: PriceRule = { id: 'regional', when: { geographyNot: ['global'] }, multiply: '1.1' };

  it.each<[string, StatedCall, string]>([
    ['somewhere', { geography: 'europe-west4' }, '33.1'],
    ['globally', { geography: 'global' }, '31'],
    ['nobody knows where', {}, '31'],
    ['in no place', { geography: '' }, '31'],
  ])('%s: a rule for everywhere but global', (_case, call, usd) => {
    expect(costUnder([NOT_GLOBAL], call, 100_000)).toBe(usd);
  });
});

describe('parameters of a call', () => {
  const HD: PriceRule = { id: 'hd', when: { parameters: { quality: ['hd', 'high'], size: ['1024x1024'] } }, multiply: '2' };

  it.each<[Readonly<Record<string, string>> | undefined, string]>([
    [{ quality: 'hd', size: '1024x1024' }, '52'],
    [{ quality: 'high', size: '1024x1024', style: 'vivid' }, '52'],
    [{ quality: 'hd' }, '31'],
    [{ quality: 'low', size: '1024x1024' }, '31'],
    [{}, '31'],
    [undefined, '31'],
  ])('%o: all that a rule names must be known and hold: $%s', (parameters, usd) => {
    expect(costUnder([HD], parameters === undefined ? {} : { parameters }, 100_000)).toBe(usd);
  });

  it('are no names of Object', () => {
    const odd: PriceRule = { id: 'odd', when: { parameters: { toString: ['x'] } }, multiply: '2' };
    expect(costUnder([odd], { parameters: {} }, 100_000)).toBe('31');
    expect(costUnder([odd], { parameters: { toString: 'x' } }, 100_000)).toBe('52');
  });
});

describe('any rules', () => {
  const METERS_OF_RULES = ['input', 'cache_read', 'output', 'web_search'] as const satisfies readonly Meter[];
  const price = fc.integer({ min: 0, max: 9999 }).map((cents) => (cents / 100).toFixed(2));
  const all = fc.record({ input: price, cache_read: price, output: price, web_search: price });
  const condition: fc.Arbitrary<RuleCondition> = fc
    .record(
      {
        promptOver: fc.integer({ min: 1, max: 3 }),
        serviceTier: fc.subarray(['standard', 'batch', 'flex'], { minLength: 1 }),
        geography: fc.subarray(['us', 'eu'], { minLength: 1 }),
        geographyNot: fc.subarray(['us', 'eu'], { minLength: 1 }),
        parameters: fc.record({ quality: fc.subarray(['hd', 'low'], { minLength: 1 }) }),
        schedule: fc.record({ timeZone: fc.constant('UTC'), windows: fc.constant([{ from: '12:00', to: '13:00' }]) }),
      },
      { requiredKeys: [] },
    )
    .filter((when) => Object.keys(when).length > 0);
  const effect = fc.oneof(
    all.map((prices) => ({ prices })),
    price.map((multiply) => ({ multiply })),
    fc.tuple(price, fc.subarray([...METERS_OF_RULES], { minLength: 1 })).map(([multiply, meters]) => ({ multiply, meters })),
  );
  const rules = fc
    .array(fc.tuple(condition, effect), { maxLength: 8 })
    .map((parts) => parts.map(([when, does], index): PriceRule => ({ id: `r${index}`, when, ...does })));
  const call = fc.record(
    {
      serviceTier: fc.constantFrom('standard', 'batch', 'flex'),
      geography: fc.constantFrom('us', 'eu', 'asia'),
      parameters: fc.record({ quality: fc.constantFrom('hd', 'low') }),
      at: fc.constantFrom(NOW, NOW - 1, NOW + 3_600_000),
    },
    { requiredKeys: [] },
  );

  /** The rules as the book's documentation has them, without any compilation. */
  function naivePrice(meter: Meter, base: MeterPrices, stated: readonly PriceRule[], prompt: number, asked: StatedCall): string {
    const applying = stated.filter(({ when }) =>
      [
        when.promptOver === undefined || prompt > when.promptOver,
        when.serviceTier === undefined || when.serviceTier.includes(asked.serviceTier ?? 'standard'),
        when.geography === undefined || when.geography.includes(asked.geography ?? ''),
        when.geographyNot === undefined || (asked.geography !== undefined && !when.geographyNot.includes(asked.geography)),
        when.parameters === undefined || when.parameters['quality']!.includes(asked.parameters?.['quality'] ?? ''),
        when.schedule === undefined || new Date(asked.at ?? NOW).getUTCHours() === 12,
      ].every(Boolean),
    );
    const absolute = applying.reduce((found, rule) => rule.prices?.[meter] ?? found, base[meter]!);
    return applying
      .filter(({ multiply, meters }) => multiply !== undefined && (meters ?? TOKEN_METERS).includes(meter))
      .reduce((product, { multiply }) => product.times(multiply!), new Money(absolute))
      .toFixed();
  }

  it('come to what a reading of them one by one comes to, whatever the order in which calls ask', () => {
    fc.assert(
      fc.property(
        all,
        rules,
        fc.array(call, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 4 }),
        (base, stated, calls, prompt) => {
          const pricer = new Pricer(bookOf({ models: [modelOf('m', versionOf(base, { rules: stated }))] }));
          for (const asked of calls) {
            const { lines } = priced(pricer, { input: prompt, output: 1, web_search: 1 }, asked);
            for (const { meter, price: applied } of lines) expect(applied).toBe(naivePrice(meter, base, stated, prompt, asked));
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
