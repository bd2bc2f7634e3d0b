import { describe, expect, it } from 'vitest';
import {
  MissingPriceError,
  Pricer,
  UnknownModelError,
  type Contract,
  type ContractTerm,
  type MeterPrices,
  type PriceBook,
  type PriceOverride,
  type PriceStatus,
} from '../src/index.ts';
import { bookOf, modelOf, NOW, versionOf } from './book-of.ts';
import { priced, refused, type StatedCall } from './priced.ts';

const MILLION = { input: 1_000_000, output: 1_000_000 };
const RECORDED = { recordedAt: '2026-01-01T00:00:00Z', reason: 'a reason', by: 'alice' } as const;

const LIST = bookOf({
  id: 'list',
  models: [
    modelOf(
      'm',
      versionOf(
        { input: '10', output: '20', web_search: '10' },
        {
          rules: [{ id: 'batch', when: { serviceTier: ['batch'] }, multiply: '0.5' }],
        },
      ),
    ),
    { ...modelOf('dated', versionOf({ input: '1', output: '2' })), dated: true },
    modelOf('imported', versionOf({ input: '1', output: '1' }, { status: 'imported' })),
  ],
});

function on(base: PriceBook, parts: Partial<PriceBook>): PriceBook {
  return bookOf({ id: 'own', revision: 3, extends: base, ...parts });
}

function override(prices: MeterPrices, stated: Partial<PriceOverride> = {}): PriceOverride {
  return { id: 'ovr-1', providers: ['acme'], model: 'm', prices, ...RECORDED, ...stated };
}

function contract(terms: readonly ContractTerm[], stated: Partial<Contract> = {}): Contract {
  return { id: 'c-1', tenant: 'umbrella', terms, ...RECORDED, ...stated };
}

describe('an override', () => {
  it('replaces the meters that it names and leaves the others: $1 in, $20 out', () => {
    const cost = priced(on(LIST, { overrides: [override({ input: '1' })] }), MILLION);
    expect(cost).toMatchObject({ exact: '21', list: '21', status: 'verified', priceId: 'list@7/acme/m/v1+own@3/override:ovr-1' });
    expect(cost.explain().reason).toBe('a reason');
  });

  it('keeps the rules of the model, unless it has rules of its own', () => {
    const batch = { serviceTier: 'batch' };
    expect(priced(on(LIST, { overrides: [override({ input: '1' })] }), MILLION, batch).exact).toBe('10.5');
    const rules = [{ id: 'batch', when: { serviceTier: ['batch'] }, multiply: '0.1' }];
    expect(priced(on(LIST, { overrides: [override({ input: '1' }, { rules })] }), MILLION, batch).exact).toBe('2.1');
  });

  it('prices a model that no book knows', () => {
    const book = on(LIST, { overrides: [override({ input: '3', output: '4' }, { model: 'new' })] });
    expect(priced(book, MILLION, { model: 'new' })).toMatchObject({ exact: '7', priceId: 'own@3/acme/new/override:ovr-1' });
    expect(refused(book, { page: 1 }, { model: 'new' })).toBeInstanceOf(MissingPriceError);
    expect(refused(book, MILLION, { model: 'new', provider: 'other' })).toBeInstanceOf(UnknownModelError);
  });

  it('of a model holds for its dated names, and one of a dated name for that name only', () => {
    const book = on(LIST, {
      overrides: [
        override({ input: '5' }, { id: 'all', model: 'dated' }),
        override({ input: '6' }, { id: 'one', model: 'dated-2026-02-01' }),
      ],
    });
    expect(priced(book, { input: 1_000_000 }, { model: 'dated' }).exact).toBe('5');
    expect(priced(book, { input: 1_000_000 }, { model: 'dated-2026-03-01' }).exact).toBe('5');
    expect(priced(book, { input: 1_000_000 }, { model: 'dated-2026-02-01' }).exact).toBe('6');
  });

  it('of a Bedrock model that no book knows holds for its regional names', () => {
    const book = on(LIST, { overrides: [override({ input: '5' }, { providers: ['aws.bedrock'], model: 'acme.new-v1:0' })] });
    expect(priced(book, { input: 1_000_000 }, { provider: 'aws.bedrock', model: 'eu.acme.new-v1:0' }).exact).toBe('5');
  });

  it.each([
    ['2026-05-31T23:59:59.999Z', '30'],
    ['2026-06-01T00:00:00.000Z', '21'],
    ['2026-06-30T23:59:59.999Z', '21'],
    ['2026-07-01T00:00:00.000Z', '30'],
  ])('from June to July holds to the millisecond: at %s the call costs $%s', (at, usd) => {
    const june = override({ input: '1' }, { validFrom: '2026-06-01T00:00:00Z', validTo: '2026-07-01T00:00:00Z' });
    expect(priced(on(LIST, { overrides: [june] }), MILLION, { at: Date.parse(at) }).exact).toBe(usd);
  });

  it('recorded later goes before an earlier one of the same book, and one of the own book before any of the base', () => {
    const earlier = override({ input: '1' }, { id: 'earlier', recordedAt: '2026-02-01T00:00:00Z' });
    const later = override({ input: '2' }, { id: 'later', recordedAt: '2026-03-01T00:00:00Z' });
    expect(priced(on(LIST, { overrides: [earlier, later] }), { input: 1_000_000 }).exact).toBe('2');
    expect(priced(on(LIST, { overrides: [later, earlier] }), { input: 1_000_000 }).exact).toBe('2');
    const base = on(LIST, { id: 'base', overrides: [later] });
    expect(priced(on(base, { overrides: [earlier] }), { input: 1_000_000 }).exact).toBe('1');
  });

  it('is not known before it was recorded', () => {
    const book = on(LIST, { overrides: [override({ input: '1' }, { recordedAt: '2026-10-01T00:00:00Z' })] });
    expect(priced(book, MILLION, { knownAt: Date.parse('2026-09-30T23:59:59.999Z') }).exact).toBe('30');
    expect(priced(book, MILLION, { knownAt: new Date('2026-10-01T00:00:00Z') }).exact).toBe('21');
  });
});

describe('a default price', () => {
  const defaults = [
    { id: 'house', providers: ['acme'], status: 'default', prices: { input: '3', output: '15' }, ...RECORDED, reason: 'dearest of ours' },
    { id: 'own-gpu', providers: ['local'], status: 'free', prices: { input: '0', output: '0' }, ...RECORDED },
  ] as const;
  const book = on(LIST, { defaults });

  it('is for what no book knows, is marked estimated, and says why', () => {
    expect(priced(book, MILLION, { model: 'unheard-of' })).toMatchObject({
      exact: '18',
      basis: 'estimated',
      status: 'default',
      assumptions: ['a default price: dearest of ours'],
      priceId: 'own@3/default:house',
    });
  });

  it('never goes before a price of a book', () => {
    expect(priced(book, MILLION, { model: 'imported' })).toMatchObject({ exact: '2', status: 'imported' });
  });

  it('of zero is free because the operator says so, and nothing is estimated', () => {
    expect(priced(book, MILLION, { provider: 'local', model: 'llama' })).toMatchObject({ exact: '0', basis: 'computed', status: 'free' });
  });

  it('does not fill the gaps of a model that is known', () => {
    expect(refused(book, { page: 1 })).toMatchObject({ code: 'missing_price', meters: ['page'] });
  });

  it('is for the providers that it names', () => {
    expect(refused(book, MILLION, { provider: 'other', model: 'unheard-of' })).toBeInstanceOf(UnknownModelError);
  });
});

describe('a contract', () => {
  const UMBRELLA: StatedCall = { tenant: 'umbrella' };

  it('of 0.875 multiplies everything, fees included: $35 of $40', () => {
    const cost = priced(on(LIST, { contracts: [contract([{ multiply: '0.875' }])] }), { ...MILLION, web_search: 1000 }, UMBRELLA);
    expect(cost).toMatchObject({ exact: '35', list: '40', priceId: 'list@7/acme/m/v1+own@3/contract:c-1' });
  });

  it('multiplies only the meters that it names', () => {
    const book = on(LIST, { contracts: [contract([{ multiply: '0.5', meters: ['web_search'] }])] });
    expect(priced(book, { ...MILLION, web_search: 1000 }, UMBRELLA).exact).toBe('35');
  });

  it('with prices pays these, whatever the rules say; other meters stay at list', () => {
    const book = on(LIST, { contracts: [contract([{ prices: { input: '4' } }])] });
    expect(priced(book, MILLION, UMBRELLA)).toMatchObject({ exact: '24', list: '30' });
    expect(priced(book, MILLION, { ...UMBRELLA, serviceTier: 'batch' })).toMatchObject({ exact: '14', list: '15' });
  });

  it('with a price of output has it for reasoning too, which is billed as output', () => {
    const book = on(LIST, { contracts: [contract([{ prices: { output: '4' } }])] });
    expect(priced(book, { reasoning: 1_000_000 }, UMBRELLA)).toMatchObject({ exact: '4', list: '20' });
  });

  it('with a price of its own for a meter makes no assumption about it', () => {
    const base = bookOf({ models: [modelOf('m', versionOf({ cache_write_5m: '1' }))] });
    const writes = { cache_write: 1_000_000 };
    const agreed = (prices: MeterPrices): PriceBook => on(base, { contracts: [contract([{ prices }])] });
    expect(priced(agreed({ cache_write: '0.8' }), writes, UMBRELLA)).toMatchObject({ exact: '0.8', basis: 'computed' });
    expect(priced(agreed({ cache_write_5m: '0.7' }), writes, UMBRELLA)).toMatchObject({ exact: '0.7', basis: 'estimated' });
    expect(priced(agreed({ input: '0.7' }), writes, UMBRELLA)).toMatchObject({ exact: '1', basis: 'estimated' });
  });

  it('prices a model that no list has; there is a cost and no list price', () => {
    const book = on(LIST, { contracts: [contract([{ models: ['secret'], prices: { input: '2', output: '3' } }])] });
    const cost = priced(book, MILLION, { ...UMBRELLA, model: 'secret' });
    expect(cost).toMatchObject({ exact: '5', list: undefined, priceId: 'no-list-price+own@3/contract:c-1' });
    expect(refused(book, MILLION, { model: 'secret' })).toBeInstanceOf(UnknownModelError);
    expect(refused(on(LIST, { contracts: [contract([{ multiply: '0.5' }])] }), MILLION, { ...UMBRELLA, model: 'secret' })).toBeInstanceOf(
      UnknownModelError,
    );
  });

  it('leaves a call unpriced where neither it nor the list has a price, and shows the known lines at its prices', () => {
    const book = on(LIST, { contracts: [contract([{ multiply: '0.5' }])] });
    expect(refused(book, { input: 1_000_000, page: 1 }, UMBRELLA)).toMatchObject({
      meters: ['page'],
      lines: [{ meter: 'input', usd: '5', listUsd: '10' }],
    });
  });

  it.each<[string, readonly ContractTerm[], StatedCall, string]>([
    ['of its provider', [{ providers: ['acme'], multiply: '0.5' }], {}, '15'],
    ['of another provider', [{ providers: ['other'], multiply: '0.5' }], {}, '30'],
    ['of its model', [{ models: ['m'], multiply: '0.5' }], {}, '15'],
    ['of another model', [{ models: ['dated'], multiply: '0.5' }], {}, '30'],
    ['of its model under a dated name', [{ models: ['dated'], multiply: '0.5' }], { model: 'dated-2026-02-01' }, '1.5'],
    ['first that fits', [{ models: ['m'], multiply: '0.5' }, { multiply: '0.1' }], {}, '15'],
    ['for all the rest', [{ models: ['dated'], multiply: '0.5' }, { multiply: '0.1' }], {}, '3'],
  ])('counts by the term %s', (_case, terms, call, usd) => {
    expect(priced(on(LIST, { contracts: [contract(terms)] }), MILLION, { ...UMBRELLA, ...call }).exact).toBe(usd);
  });

  it.each([
    ['2026-05-31T23:59:59.999Z', '30'],
    ['2026-06-01T00:00:00.000Z', '15'],
    ['2026-11-21T00:00:00.000Z', '30'],
  ])('from June on holds to the millisecond, and ends: at %s the call costs $%s', (at, usd) => {
    const dated = contract([{ multiply: '0.5' }], { validFrom: '2026-06-01T00:00:00Z', validTo: '2026-11-21T00:00:00Z' });
    expect(priced(on(LIST, { contracts: [dated] }), MILLION, { ...UMBRELLA, at: Date.parse(at) }).exact).toBe(usd);
  });

  it('that was signed later goes before an earlier one, as far as it has terms for the call', () => {
    const earlier = contract([{ multiply: '0.5' }], { id: 'earlier', recordedAt: '2026-01-01T00:00:00Z' });
    const later = contract([{ models: ['m'], multiply: '0.4' }], { id: 'later', recordedAt: '2026-02-01T00:00:00Z' });
    const book = on(LIST, { contracts: [earlier, later] });
    expect(priced(book, MILLION, UMBRELLA).exact).toBe('12');
    expect(priced(book, MILLION, { ...UMBRELLA, model: 'dated' }).exact).toBe('1.5');
  });

  it('is of its tenant alone', () => {
    const book = on(LIST, { contracts: [contract([{ multiply: '0.5' }])] });
    expect(priced(book, MILLION, { tenant: 'nobody' }).exact).toBe('30');
    expect(priced(book, MILLION).exact).toBe('30');
  });
});

describe('which price counts', () => {
  const at = (status: PriceStatus, input: string): PriceBook['models'] => [modelOf('m', versionOf({ input }, { status }))];

  it.each<[PriceStatus, PriceStatus, string]>([
    ['verified', 'verified', 'own'],
    ['imported', 'imported', 'own'],
    ['disputed', 'imported', 'own'],
    ['verified', 'imported', 'own'],
    ['imported', 'verified', 'base'],
    ['disputed', 'verified', 'base'],
    ['default', 'imported', 'base'],
  ])('of an own %s one and a %s one of the base: the %s', (own, base, winner) => {
    const book = on(bookOf({ models: at(base, '2') }), { models: at(own, '1') });
    expect(priced(book, { input: 1_000_000 }).exact).toBe(winner === 'own' ? '1' : '2');
  });

  it('contract, override, verified, imported, default: each where the one before is taken away', () => {
    const base = bookOf({ id: 'list', models: at('verified', '3') });
    const full: Partial<PriceBook> = {
      models: at('imported', '4'),
      defaults: [{ id: 'house', status: 'default', prices: { input: '5' }, ...RECORDED }],
      overrides: [override({ input: '2' })],
      contracts: [contract([{ prices: { input: '1' } }])],
    };
    const cost = (book: PriceBook): string => priced(book, { input: 1_000_000 }, { tenant: 'umbrella' }).exact;
    const { contracts: _contracts, ...uncontracted } = full;
    const { overrides: _overrides, ...unoverridden } = uncontracted;
    const nothing = bookOf({ id: 'list' });
    expect(cost(on(base, full))).toBe('1');
    expect(cost(on(base, uncontracted))).toBe('2');
    expect(cost(on(base, unoverridden))).toBe('3');
    expect(cost(on(nothing, unoverridden))).toBe('4');
    expect(cost(on(nothing, { ...unoverridden, models: [] }))).toBe('5');
  });

  it('falls to the base book at a time for which the own book has no price', () => {
    const own = [modelOf('m', versionOf({ input: '1' }, { validFrom: '2026-11-22T12:00:00Z' }))];
    const pricer = new Pricer(on(bookOf({ models: at('verified', '2') }), { models: own }));
    expect(priced(pricer, { input: 1_000_000 }, { at: NOW - 1 }).exact).toBe('2');
    expect(priced(pricer, { input: 1_000_000 }, { at: NOW }).exact).toBe('1');
    expect(pricer.name).toBe('test@7+own@3');
  });
});
