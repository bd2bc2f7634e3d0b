import type { Usage } from '@spancost/conventions';
import { describe, expect, it } from 'vitest';
import { Cost, InvalidUsageError, MissingPriceError, parsePriceBook, Pricer, UnknownModelError, type PriceError } from '../src/index.ts';

const source = { url: 'https://example.com/prices', checkedAt: '2026-11-22' };
const common = { recordedAt: '2026-11-22T00:00:00Z', status: 'verified', source } as const;

/** Rates as published; the arithmetic in the tests was done by hand. */
const book = parsePriceBook({
  schema: 'spancost/price-book/v1',
  id: 'test',
  revision: 7,
  currency: 'USD',
  models: [
    {
      providers: ['openai'],
      model: 'gpt-5',
      dated: true,
      versions: [
        { version: 1, validFrom: '2025-08-07T00:00:00Z', ...common, prices: { input: '1.25', cache_read: '0.125', output: '10' } },
      ],
    },
    {
      providers: ['anthropic'],
      model: 'claude-haiku-5-5',
      aliases: ['claude-haiku-latest'],
      versions: [
        {
          version: 1,
          validFrom: '2026-10-07T00:00:00Z',
          ...common,
          prices: { input: '0.10', cache_read: '0.01', cache_write_5m: '0.125', cache_write_1h: '0.20', output: '0.50' },
          longContext: [
            {
              over: 100_000,
              prices: { input: '0.50', cache_read: '0.05', cache_write_5m: '0.625', cache_write_1h: '1.00', output: '2.50' },
            },
          ],
        },
      ],
    },
    {
      providers: ['gcp.gemini', 'gcp.vertex_ai'],
      model: 'gemini-cut',
      versions: [
        { version: 2, validFrom: '2026-08-21T00:00:00Z', ...common, prices: { input: '4', output: '20' } },
        { version: 1, validFrom: '2026-01-01T00:00:00Z', validTo: '2026-08-21T00:00:00Z', ...common, prices: { input: '5', output: '30' } },
      ],
    },
    {
      providers: ['x_ai'],
      model: 'from-tier',
      versions: [
        {
          version: 1,
          validFrom: '2026-01-01T00:00:00Z',
          ...common,
          prices: { input: '1', output: '1' },
          longContext: [{ from: 200_000, prices: { input: '2', output: '2' } }],
        },
      ],
    },
  ],
});
const pricer = new Pricer(book);
const NOW = Date.parse('2026-11-22T12:00:00Z');

function priced(usage: Usage, provider: string, model: string, at: number | string = NOW, serviceTier?: string): Cost {
  const cost = pricer.price(usage, {
    provider,
    model,
    at: typeof at === 'string' ? Date.parse(at) : at,
    ...(serviceTier === undefined ? {} : { serviceTier }),
  });
  if (!(cost instanceof Cost)) throw cost;
  return cost;
}

function refused(usage: Usage, provider: string, model: string, at: number = NOW): PriceError {
  const cost = pricer.price(usage, { provider, model, at });
  if (cost instanceof Cost) throw new Error(`was priced at ${cost.exact}`);
  return cost;
}

describe('Pricer.price', () => {
  it('1,000 in and 200 out of gpt-5 cost $0.00325', () => {
    const cost = priced({ inputTokens: 1000, outputTokens: 200 }, 'openai', 'gpt-5');
    expect(cost.exact).toBe('0.00325');
    expect(cost.usd.toString()).toBe('0.00325');
    expect(cost.basis).toBe('computed');
    expect(cost.priceId).toBe('test@7/openai/gpt-5/v1');
  });

  it('bills 800 of 1,000 input tokens at the cache rate: $0.00235', () => {
    expect(priced({ inputTokens: 1000, cacheReadTokens: 800, outputTokens: 200 }, 'openai', 'gpt-5').exact).toBe('0.00235');
  });

  it('a long prompt of five meters costs $0.0140625, every token at the tier', () => {
    const cost = priced(
      {
        inputTokens: 103_000,
        cacheReadTokens: 96_000,
        cacheWriteTokens: 4_600,
        cacheWrite5mTokens: 3_100,
        cacheWrite1hTokens: 1_500,
        outputTokens: 1_850,
      },
      'anthropic',
      'claude-haiku-5-5',
    );
    // 2400×0.50 + 96000×0.05 + 3100×0.625 + 1500×1.00 + 1850×2.50, per million
    expect(cost.exact).toBe('0.0140625');
    expect(cost.priceId).toBe('test@7/anthropic/claude-haiku-5-5/v1/over-100000');
    expect(cost.lines).toEqual([
      { meter: 'input', quantity: 2400, price: '0.50', usd: '0.0012' },
      { meter: 'cache_read', quantity: 96_000, price: '0.05', usd: '0.0048' },
      { meter: 'cache_write_5m', quantity: 3100, price: '0.625', usd: '0.0019375' },
      { meter: 'cache_write_1h', quantity: 1500, price: '1.00', usd: '0.0015' },
      { meter: 'output', quantity: 1850, price: '2.50', usd: '0.004625' },
    ]);
  });

  it.each([
    ['over 100,000', 'anthropic', 'claude-haiku-5-5', 100_000, '0.01'],
    ['over 100,000', 'anthropic', 'claude-haiku-5-5', 100_001, '0.0500005'],
    ['from 200,000', 'x_ai', 'from-tier', 199_999, '0.199999'],
    ['from 200,000', 'x_ai', 'from-tier', 200_000, '0.4'],
  ])('a tier %s: %s %s with %i tokens costs $%s', (_bound, provider, model, inputTokens, usd) => {
    expect(priced({ inputTokens, outputTokens: 0 }, provider, model).exact).toBe(usd);
  });

  it.each([
    ['2026-08-20T23:59:59.999Z', '5', 'v1'],
    ['2026-08-21T00:00:00.000Z', '4', 'v2'],
  ])('a million tokens at %s cost $%s, by %s', (at, usd, version) => {
    const cost = priced({ inputTokens: 1_000_000, outputTokens: 0 }, 'gcp.vertex_ai', 'gemini-cut', at);
    expect(cost.exact).toBe(usd);
    expect(cost.priceId.endsWith(version)).toBe(true);
  });

  it.each(['gpt-5-2025-08-07', 'gpt-5-20250807'])('%s is gpt-5 with a date', (model) => {
    expect(priced({ inputTokens: 1, outputTokens: 0 }, 'openai', model).exact).toBe('0.00000125');
  });

  it.each([
    ['openai', 'gpt-5-mini', 'not a prefix'],
    ['openai', 'gpt-5-2025', 'not a date'],
    ['openai', 'GPT-5', 'ids are exact'],
    ['azure.ai.openai', 'gpt-5', 'another provider'],
    ['anthropic', 'claude-haiku-5-5-20261007', 'a model that is not dated'],
    ['', '', 'nothing'],
    ['__proto__', 'constructor', 'names of Object'],
  ])('%s %s is unknown: %s', (provider, model) => {
    expect(refused({ inputTokens: 1, outputTokens: 1 }, provider, model)).toBeInstanceOf(UnknownModelError);
  });

  it('an alias is its model', () => {
    expect(priced({ inputTokens: 10, outputTokens: 0 }, 'anthropic', 'claude-haiku-latest').priceId).toBe(
      'test@7/anthropic/claude-haiku-5-5/v1',
    );
  });

  it('a call before the first price has none, and says for when', () => {
    const error = refused({ inputTokens: 1, outputTokens: 1 }, 'openai', 'gpt-5', Date.parse('2020-01-01T00:00:00Z'));
    expect(error).toBeInstanceOf(MissingPriceError);
    expect(error.message).toContain('2020-01-01T00:00:00.000Z');
  });

  it('a meter that was used and has no price leaves the call without one; unused it does not matter', () => {
    const error = refused({ inputTokens: 10, cacheReadTokens: 4, outputTokens: 1 }, 'gcp.gemini', 'gemini-cut');
    expect(error).toMatchObject({ code: 'missing_price', meter: 'cache_read' });
    expect(priced({ inputTokens: 10, cacheReadTokens: 0, outputTokens: 1 }, 'gcp.gemini', 'gemini-cut').exact).toBe('0.00006');
  });

  it('cache writes of unknown time to live take the five-minute price, as an estimate', () => {
    const cost = priced({ inputTokens: 1000, cacheWriteTokens: 1000, outputTokens: 0 }, 'anthropic', 'claude-haiku-5-5');
    expect(cost.exact).toBe('0.000125');
    expect(cost.basis).toBe('estimated');
    expect(cost.assumptions).toEqual(['cache writes of unknown time to live at the five-minute price']);
  });

  it.each([
    ['default', 'computed'],
    ['standard', 'computed'],
    ['flex', 'estimated'],
    ['priority', 'estimated'],
  ])('service tier %s is %s', (tier, basis) => {
    expect(priced({ inputTokens: 1, outputTokens: 1 }, 'openai', 'gpt-5', NOW, tier).basis).toBe(basis);
  });

  it.each([
    [{ outputTokens: 1 }, 'inputTokens is missing'],
    [{ inputTokens: -1, outputTokens: 1 }, 'below zero'],
    [{ inputTokens: Number.NaN, outputTokens: 1 }, 'not a whole number'],
    [{ inputTokens: 1.5, outputTokens: 1 }, 'not a whole number'],
    [{ inputTokens: 10, cacheReadTokens: 11, outputTokens: 1 }, 'above the input'],
    [{ inputTokens: 10, cacheWriteTokens: 1, cacheWrite1hTokens: 2, outputTokens: 1 }, 'above all cache writes'],
    [{ inputTokens: 10, outputTokens: 1, reasoningTokens: 2 }, 'above the output'],
  ])('usage %o cannot be priced: %s', (usage, problem) => {
    const error = refused(usage, 'openai', 'gpt-5');
    expect(error).toBeInstanceOf(InvalidUsageError);
    expect(error.message).toContain(problem);
  });
});
