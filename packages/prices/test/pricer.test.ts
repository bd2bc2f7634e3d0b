import type { Usage } from '@spancost/conventions';
import { describe, expect, it } from 'vitest';
import {
  Cost,
  InvalidUsageError,
  MissingPriceError,
  Pricer,
  UnknownModelError,
  type MeterQuantities,
  type PriceError,
} from '../src/index.ts';
import { bookOf, modelOf, NOW, versionOf } from './book-of.ts';
import { callOf, priced, pricedUsage, refused } from './priced.ts';

const LONG = { input: '0.50', cache_read: '0.05', cache_write_5m: '0.625', cache_write_1h: '1.00', output: '2.50' };

/** Rates as published; the arithmetic in the tests was done by hand. */
const pricer = new Pricer(
  bookOf({
    models: [
      { ...modelOf('gpt-5', versionOf({ input: '1.25', cache_read: '0.125', output: '10' })), providers: ['openai'], dated: true },
      {
        ...modelOf(
          'claude-haiku-5-5',
          versionOf(
            { input: '0.10', cache_read: '0.01', cache_write_5m: '0.125', cache_write_1h: '0.20', output: '0.50', web_search: '10' },
            {
              rules: [
                { id: 'over-100000', when: { promptOver: 100_000 }, prices: LONG },
                { id: 'us', when: { geography: ['us'] }, multiply: '1.1' },
              ],
            },
          ),
        ),
        providers: ['anthropic'],
      },
      modelOf('thinks-apart', versionOf({ input: '2', output: '8', reasoning: '3' })),
      modelOf('thinks-as-output', versionOf({ input: '2', output: '8' })),
      modelOf('transcribes', versionOf({ audio_second: '0.36' }, { minimums: { audio_second: 10 } })),
      modelOf('runs-code', versionOf({ code_execution_second: '0.05', audio_second: '0.11' })),
      modelOf('films', versionOf({ video_second: '3' })),
      modelOf('blended', versionOf({ total: '0.9' })),
      modelOf('nothing', versionOf({ input: '0', output: '0' }, { status: 'free' })),
      modelOf('of-2026', versionOf({ input: '1', output: '1' }, { validFrom: '2026-01-01T00:00:00Z' })),
      modelOf('writes-5m', versionOf({ input: '1', output: '1', cache_write_5m: '1.25', cache_write_1h: '2' })),
      modelOf('writes-30m', versionOf({ input: '1', output: '1', cache_write_30m: '1.25', cache_write_12h: '2.5' })),
      modelOf('writes', versionOf({ input: '1', output: '1', cache_write: '1.5' })),
    ],
    contracts: [
      {
        id: 'acme-2026',
        tenant: 'acme',
        recordedAt: '2026-01-01T00:00:00Z',
        reason: 'a year',
        terms: [{ providers: ['anthropic'], multiply: '0.875' }],
      },
    ],
  }),
);

function refusedUsage(usage: Usage, model: string): PriceError {
  const cost = pricer.price(usage, callOf({ model }));
  if (cost instanceof Cost) throw new Error(`was priced at ${cost.exact}`);
  return cost;
}

describe('a call', () => {
  it('of gpt-5 with 1,000 in and 200 out costs $0.00325', () => {
    const cost = pricedUsage(pricer, { inputTokens: 1000, outputTokens: 200 }, { provider: 'openai', model: 'gpt-5' });
    expect(cost).toMatchObject({ exact: '0.00325', basis: 'computed', assumptions: [], priceId: 'test@7/openai/gpt-5/v1' });
    expect(cost.usd.toString()).toBe('0.00325');
    expect(cost.list).toBe('0.00325');
  });

  it('with 800 of its 1,000 input tokens from the cache costs $0.00235', () => {
    const usage = { inputTokens: 1000, cacheReadTokens: 800, outputTokens: 200 };
    expect(pricedUsage(pricer, usage, { provider: 'openai', model: 'gpt-5' }).exact).toBe('0.00235');
  });

  it('of one token costs $0.00000125, and its Decimal says so without an exponent', () => {
    const cost = priced(pricer, { input: 1 }, { provider: 'openai', model: 'gpt-5' });
    expect(cost.exact).toBe('0.00000125');
    expect(cost.usd.toString()).toBe('0.00000125');
  });

  it('with a long prompt, in the US, under a contract costs $0.03103515625 of $0.03546875 at list, in six lines', () => {
    const usage = {
      inputTokens: 103_000,
      cacheReadTokens: 96_000,
      cacheWriteTokens: 4_600,
      cacheWrite5mTokens: 3_100,
      cacheWrite1hTokens: 1_500,
      outputTokens: 1_850,
      webSearches: 2,
    };
    const call = { provider: 'anthropic', model: 'claude-haiku-5-5', geography: 'us', tenant: 'acme' };
    const cost = pricedUsage(pricer, usage, call);
    expect(cost).toMatchObject({
      exact: '0.03103515625',
      list: '0.03546875',
      basis: 'computed',
      priceId: 'test@7/anthropic/claude-haiku-5-5/v1+over-100000+us+test@7/contract:acme-2026',
    });
    // 2,400 × 0.50 × 1.1, 96,000 × 0.05 × 1.1 and so on at list, per million; a search is no token and costs the same in the US.
    expect(cost.lines).toEqual([
      { meter: 'input', quantity: 2400, price: '0.48125', per: 1_000_000, usd: '0.001155', listUsd: '0.00132' },
      { meter: 'cache_read', quantity: 96_000, price: '0.048125', per: 1_000_000, usd: '0.00462', listUsd: '0.00528' },
      { meter: 'cache_write_5m', quantity: 3100, price: '0.6015625', per: 1_000_000, usd: '0.00186484375', listUsd: '0.00213125' },
      { meter: 'cache_write_1h', quantity: 1500, price: '0.9625', per: 1_000_000, usd: '0.00144375', listUsd: '0.00165' },
      { meter: 'output', quantity: 1850, price: '2.40625', per: 1_000_000, usd: '0.0044515625', listUsd: '0.0050875' },
      { meter: 'web_search', quantity: 2, price: '8.75', per: 1_000, usd: '0.0175', listUsd: '0.02' },
    ]);
  });

  it('costs the same by meter as by usage', () => {
    const byMeter = priced(pricer, { input: 200, cache_read: 800, output: 200 }, { provider: 'openai', model: 'gpt-5' });
    expect(byMeter.exact).toBe('0.00235');
  });

  it.each<[string, MeterQuantities, string]>([
    ['zero tokens of a known model', { input: 0, output: 0 }, '0'],
    ['zero of a meter without a price', { input: 1, page: 0 }, '0.000001'],
  ])('of %s is known and is no error', (_case, quantities, usd) => {
    expect(priced(pricer, quantities, { model: 'of-2026' }).exact).toBe(usd);
  });

  it('of a free model costs 0, and says that it is free', () => {
    expect(priced(pricer, { input: 5, output: 5 }, { model: 'nothing' })).toMatchObject({ exact: '0', status: 'free', basis: 'computed' });
  });

  it('takes a Date as well as milliseconds', () => {
    expect(priced(pricer, { input: 1 }, { model: 'of-2026', at: new Date(NOW) }).exact).toBe('0.000001');
  });
});

describe('reasoning', () => {
  const usage = { inputTokens: 0, outputTokens: 1000, reasoningTokens: 600 };

  it('is billed apart where it has a price of its own: 400 × 8 + 600 × 3', () => {
    const cost = pricedUsage(pricer, usage, { model: 'thinks-apart' });
    expect(cost.exact).toBe('0.005');
    expect(cost.lines.map(({ meter, quantity }) => [meter, quantity])).toEqual([
      ['output', 400],
      ['reasoning', 600],
    ]);
  });

  it('is output everywhere else: 1,000 × 8', () => {
    const cost = pricedUsage(pricer, usage, { model: 'thinks-as-output' });
    expect(cost.exact).toBe('0.008');
    expect(cost.lines.map(({ meter }) => meter)).toEqual(['output']);
    expect(priced(pricer, { reasoning: 600, output: 400 }, { model: 'thinks-as-output' }).exact).toBe('0.008');
  });

  it('that is all of the output leaves no output line', () => {
    const cost = pricedUsage(pricer, { ...usage, reasoningTokens: 1000 }, { model: 'thinks-apart' });
    expect(cost.exact).toBe('0.003');
    expect(cost.lines.map(({ meter }) => meter)).toEqual(['reasoning']);
  });
});

describe('cache writes', () => {
  it.each<[string, MeterQuantities, string, string | undefined]>([
    ['writes-5m', { cache_write_5m: 1_000_000, cache_write_1h: 1_000_000 }, '3.25', undefined],
    ['writes-5m', { cache_write: 1_000_000 }, '1.25', 'cache writes of unknown time to live at the five-minute price'],
    ['writes-30m', { cache_write: 1_000_000 }, '1.25', 'cache writes of unknown time to live at the half-hour price'],
    ['writes', { cache_write: 1_000_000 }, '1.5', undefined],
    ['writes', { cache_write_5m: 1_000_000 }, '1.5', undefined],
    ['writes', { cache_write_30m: 1_000_000 }, '1.5', undefined],
  ])('of %s: %o cost $%s', (model, quantities, usd, assumption) => {
    const cost = priced(pricer, quantities, { model });
    expect(cost.exact).toBe(usd);
    expect(cost.assumptions).toEqual(assumption === undefined ? [] : [assumption]);
    expect(cost.basis).toBe(assumption === undefined ? 'computed' : 'estimated');
  });

  it.each(['cache_write_1h', 'cache_write_12h'] as const)('for long are not billed at the price of short ones: %s has none', (meter) => {
    expect(refused(pricer, { [meter]: 1 }, { model: 'writes' })).toMatchObject({ meters: [meter] });
  });
});

describe('what is not billed by the token', () => {
  it('8.47 seconds of audio at $0.36 an hour cost $0.001, because ten seconds are the least', () => {
    const cost = priced(pricer, { audio_second: 8.47 }, { model: 'transcribes' });
    expect(cost.exact).toBe('0.001');
    expect(cost.lines).toEqual([{ meter: 'audio_second', quantity: 10, price: '0.36', per: 3_600, usd: '0.001' }]);
    expect(cost.explain().minimums).toEqual([{ meter: 'audio_second', used: 8.47, billed: 10 }]);
  });

  it('no seconds of audio cost nothing: the least is for what was used at all', () => {
    expect(priced(pricer, { audio_second: 0 }, { model: 'transcribes' }).exact).toBe('0');
  });

  it('a second of code at $0.05 an hour is 1/72,000 of a dollar, rounded half to even at 20 decimals', () => {
    expect(priced(pricer, { code_execution_second: 1 }, { model: 'runs-code' }).exact).toBe('0.00001388888888888889');
  });

  it('two prices per hour are rounded as one: the lines add up to the cost', () => {
    // 1 × 0.05 / 3600 + 1 × 0.11 / 3600 is 0.000044…4; rounded one by one they would be …889 + …556 = …445.
    const cost = priced(pricer, { code_execution_second: 1, audio_second: 1 }, { model: 'runs-code' });
    expect(cost.exact).toBe('0.00004444444444444444');
    expect(cost.lines.map(({ usd }) => usd)).toEqual(['0.00001388888888888889', '0.00003055555555555555']);
  });

  it('a third of a second of video is taken as it reads, 0.3333333333333333, and costs $0.9999999999999999 at $3', () => {
    expect(priced(pricer, { video_second: 1 / 3 }, { model: 'films' }).exact).toBe('0.9999999999999999');
  });

  it('a total at a blended price is an estimate', () => {
    const cost = pricedUsage(pricer, { totalTokens: 1_000_000 }, { model: 'blended' });
    expect(cost).toMatchObject({ exact: '0.9', basis: 'estimated' });
    expect(cost.assumptions).toEqual(['a blended price, because only the total of the tokens is known']);
  });
});

describe('a call without a price', () => {
  it('names the meters that have none, and keeps the lines that are known', () => {
    const error = refused(pricer, { input: 1000, page: 2, image: 1 }, { model: 'of-2026' });
    expect(error).toBeInstanceOf(MissingPriceError);
    expect(error).toMatchObject({
      code: 'missing_price',
      meters: ['page', 'image'],
      priceId: 'test@7/acme/of-2026/v1',
      lines: [{ meter: 'input', quantity: 1000, price: '1', per: 1_000_000, usd: '0.001' }],
    });
    expect(error.message).toBe(
      'No price for "of-2026" of provider "acme": test@7/acme/of-2026/v1 has none for 2 of page, 1 of image. Add the price to a book of your own.',
    );
  });

  it('never takes the price of text for audio, images or video', () => {
    const error = refusedUsage({ inputTokens: 10, inputAudioTokens: 4, outputTokens: 1 }, 'of-2026');
    expect(error).toMatchObject({ code: 'missing_price', meters: ['input_audio'] });
  });

  it('before the first version says for when', () => {
    const error = refused(pricer, { input: 1 }, { model: 'of-2026', at: Date.parse('2020-01-01T00:00:00Z') });
    expect(error).toMatchObject({ code: 'missing_price', meters: [], lines: [], priceId: undefined });
    expect(error.message).toContain('book test@7 has none for 2020-01-01T00:00:00.000Z');
  });

  it('of a model in no book says which book was asked', () => {
    const error = refused(pricer, { input: 1 }, { model: 'm-0' });
    expect(error).toBeInstanceOf(UnknownModelError);
    expect(error.message).toContain('Price book test@7 has no model "m-0" of provider "acme".');
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 8.64e15 + 1, new Date(Number.NaN)])(
    'at no time, %s, is an error and not a crash',
    (at) => {
      expect(refused(pricer, { input: 1 }, { model: 'of-2026', at })).toBeInstanceOf(InvalidUsageError);
    },
  );
});

it('a rule that is disputed makes the cost disputed where it applies, and nowhere else', () => {
  const inEurope = { id: 'eu', when: { geography: ['eu'] }, multiply: '1.3', status: 'disputed' } as const;
  const pricer = new Pricer(bookOf({ models: [modelOf('nova', versionOf({ input: '1' }, { rules: [inEurope] }))] }));
  const costIn = (geography: string): unknown => pricer.price({ inputTokens: 1 }, { provider: 'acme', model: 'nova', at: NOW, geography });
  expect(costIn('eu')).toMatchObject({ status: 'disputed', exact: '0.0000013' });
  expect(costIn('us')).toMatchObject({ status: 'verified', exact: '0.000001' });
});
