import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Cost, InvalidPriceBookError, PriceError, Pricer, renderExplanation, type Meter, type PriceBook } from '../../src/index.ts';
import { parsePriceBook } from '../../src/parse/index.ts';

/** Something that a book may have and, now and then, something that it may not. */
function mostly<T>(sound: fc.Arbitrary<T>, ...broken: readonly unknown[]): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 40, arbitrary: sound }, { weight: 1, arbitrary: fc.constantFrom(...broken) });
}

/** Few meters, so that books often have a price for what is used. */
const SOME: readonly Meter[] = ['input', 'cache_write', 'cache_write_5m', 'output', 'reasoning', 'audio_second', 'web_search'];

const price = mostly(fc.stringMatching(/^\d{1,12}(\.\d{1,14})?$/), '', '-1', '1e3', 1, null);
const prices = mostly(
  fc.dictionary(fc.constantFrom(...SOME), price, { minKeys: 2, maxKeys: 7 }),
  {},
  { tokens: '1' },
  JSON.parse('{"__proto__":"1"}'),
);
const time = mostly(fc.constantFrom('2026-01-01T00:00:00Z', '2026-06-01T00:00:00+08:00', '2027-01-01T00:00:00.001Z'), '2026-01-01', 5);
const name = fc.constantFrom('a', 'b', 'a-2026-02-28', 'us.a', 'a:free');
const provider = mostly(fc.constantFrom('acme', 'aws.bedrock', 'openrouter'), 'xai', '');
const multiply = mostly(fc.constantFrom('0', '0.5', '1.1', '9999.0000000001'), '2e2', 2);
const meters = fc.subarray([...SOME], { minLength: 1, maxLength: 3 });
const effect = fc.oneof(fc.record({ prices }), fc.record({ multiply }), fc.record({ multiply, meters }));
const when = fc.record(
  {
    promptOver: mostly(fc.integer({ min: 1, max: 10 }), -1),
    serviceTier: mostly(fc.constantFrom(['batch'], ['provisioned']), ['default'], []),
    geography: mostly(fc.constantFrom(['us'], ['regional', 'eu']), ['US']),
    geographyNot: fc.constantFrom(['us'], ['global']),
    parameters: mostly(fc.constantFrom({ quality: ['hd'] }, { constructor: ['x'] }), {}, JSON.parse('{"__proto__":["x"]}')),
    schedule: fc.record(
      {
        timeZone: mostly(fc.constantFrom('UTC', 'Asia/Shanghai', 'America/St_Johns'), 'Mars'),
        days: fc.subarray([1, 6, 7], { minLength: 1 }),
        windows: mostly(fc.constantFrom([{ from: '00:00', to: '24:00' }], [{ from: '09:30', to: '10:00:01' }]), [
          { from: '22:00', to: '06:00' },
        ]),
      },
      { requiredKeys: ['timeZone', 'windows'] },
    ),
  },
  { requiredKeys: ['serviceTier'] },
);
const rules = fc
  .array(fc.tuple(when, effect), { maxLength: 3 })
  .map((parts) => parts.map(([condition, does], index) => ({ id: `r${index}`, when: condition, ...does })));
const version = fc.record(
  {
    version: mostly(fc.constant(1), 0, 1.5),
    validFrom: time,
    recordedAt: time,
    status: mostly(fc.constantFrom('verified', 'imported', 'disputed', 'default'), 'free', 'sure'),
    source: fc.constant({ url: 'https://example.com', checkedAt: '2026-01-01' }),
    prices,
    rules,
    minimums: fc.dictionary(fc.constantFrom(...SOME), mostly(fc.integer({ min: 1, max: 9 }), 0, 0.5, 1e300), { maxKeys: 1 }),
  },
  { requiredKeys: ['version', 'recordedAt', 'status', 'source', 'prices'] },
);
/** One version; or two of which the later has the place of the earlier, or ought to. */
const versions = fc.oneof(
  version.map((only) => [only]),
  fc
    .tuple(version, version, mostly(fc.constant([1]), [2], []))
    .map(([first, second, supersedes]) => [first, { ...second, version: 2, supersedes }]),
);
const dated = { recordedAt: time, reason: mostly(fc.constant('because'), '') };
const book = fc.letrec<{ book: object }>((tie) => ({
  book: fc.record(
    {
      schema: fc.constant('spancost/price-book/v1'),
      id: fc.constantFrom('own', 'list'),
      revision: fc.integer({ min: 0, max: 2 }),
      currency: fc.constant('USD'),
      models: fc.uniqueArray(
        fc.record(
          { providers: fc.tuple(provider), model: name, dated: fc.boolean(), versions },
          { requiredKeys: ['providers', 'model', 'versions'] },
        ),
        { maxLength: 2, selector: ({ model }) => model },
      ),
      aliases: fc.array(fc.record({ provider, model: fc.constant('alias'), to: fc.record({ provider, model: mostly(name, 'alias') }) }), {
        maxLength: 1,
      }),
      overrides: fc.array(fc.record({ ...dated, id: name, providers: fc.tuple(provider), model: name, prices }), { maxLength: 1 }),
      defaults: fc.array(fc.record({ ...dated, id: name, status: mostly(fc.constant('default'), 'free'), prices }), { maxLength: 1 }),
      contracts: fc.array(
        fc.record({
          ...dated,
          id: name,
          tenant: fc.constant('t'),
          terms: fc.array(fc.oneof(fc.record({ prices }), fc.record({ multiply })), { minLength: 1, maxLength: 2 }),
        }),
        { maxLength: 1 },
      ),
      extends: tie('book'),
    },
    { requiredKeys: ['schema', 'id', 'revision', 'currency', 'models'] },
  ),
})).book;

function parsed(data: unknown): PriceBook | undefined {
  try {
    return parsePriceBook(data);
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidPriceBookError);
    return undefined;
  }
}

it('anything at all is a book or an InvalidPriceBookError', () => {
  const head = { schema: 'spancost/price-book/v1', id: 'mine', revision: 1, currency: 'USD' };
  fc.assert(
    fc.property(
      fc.oneof(
        fc.anything(),
        fc.json().map((text) => JSON.parse(text) as unknown),
        fc.anything().map((models) => ({ ...head, models })),
        fc.anything().map((each) => ({ ...head, models: [{ providers: ['acme'], model: 'm', versions: [each] }] })),
        fc
          .dictionary(fc.constantFrom('models', 'aliases', 'overrides', 'defaults', 'contracts', 'extends'), fc.anything())
          .map((parts) => ({ ...head, ...parts })),
      ),
      (data) => {
        parsed(data);
      },
    ),
    { numRuns: 500 },
  );
});

it('a pricer of any accepted book answers every call with a cost that can be explained, or with an error of its own', () => {
  const time = fc.oneof(
    { weight: 8, arbitrary: fc.constant(Date.parse('2027-07-01T00:00:00Z')) },
    fc.date({ noInvalidDate: false }),
    fc.double(),
  );
  const call = fc.record(
    {
      provider: fc.constantFrom('acme', 'aws.bedrock', 'openrouter', 'nobody'),
      model: fc.oneof(name, fc.constant('alias')),
      requestModel: fc.oneof(name, fc.constant('alias')),
      at: time,
      serviceTier: fc.constantFrom('batch', 'scale', ''),
      geography: fc.constantFrom('us', 'EU', ''),
      parameters: fc.dictionary(fc.string(), fc.string()),
      tenant: fc.constant('t'),
      knownAt: time,
    },
    { requiredKeys: ['provider', 'model', 'at'] },
  );
  const quantities = fc.dictionary(fc.constantFrom(...SOME), fc.oneof(fc.nat(), fc.maxSafeNat(), fc.double({ min: 0 })), { maxKeys: 3 });
  let accepted = 0;
  let costs = 0;
  fc.assert(
    fc.property(book, fc.array(fc.tuple(call, quantities), { minLength: 3, maxLength: 6 }), (data, calls) => {
      const own = parsed(data);
      if (own === undefined) return;
      accepted += 1;
      const pricer = new Pricer(own);
      for (const [each, used] of calls) {
        const cost = pricer.priceMeters(used, each);
        if (!(cost instanceof Cost)) {
          expect(cost).toBeInstanceOf(PriceError);
          continue;
        }
        costs += 1;
        expect(renderExplanation(cost.explain())).toContain(cost.exact);
      }
    }),
    { numRuns: 3000 },
  );
  // What is always refused tests nothing.
  expect(accepted).toBeGreaterThan(200);
  expect(costs).toBeGreaterThan(100);
});
