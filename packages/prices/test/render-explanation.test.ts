import { describe, expect, it } from 'vitest';
import { Pricer, renderExplanation, type MeterQuantities } from '../src/index.ts';
import { parsePriceBook } from '../src/parse/index.ts';
import { bookOf, SOURCE, versionOf } from './book-of.ts';
import { priced, refused, type StatedCall } from './priced.ts';

const LIST = bookOf({
  id: 'list',
  revision: 412,
  models: [
    {
      providers: ['anthropic'],
      model: 'claude-haiku-5-5',
      versions: [
        versionOf(
          { input: '0.10', cache_read: '0.01', cache_write_5m: '0.125', cache_write_1h: '0.20', output: '0.50', web_search: '10' },
          {
            validFrom: '2026-10-07T00:00:00Z',
            source: { ...SOURCE, note: 'The price page and the release notes agree.' },
            rules: [
              {
                id: 'over-100000',
                when: { promptOver: 100_000 },
                prices: { input: '0.50', cache_read: '0.05', cache_write_5m: '0.625', cache_write_1h: '1.00', output: '2.50' },
              },
              { id: 'us', when: { geography: ['us'] }, multiply: '1.1' },
              { id: 'batch', when: { serviceTier: ['batch'] }, multiply: '0.5' },
            ],
          },
        ),
      ],
    },
    {
      providers: ['deepseek'],
      model: 'deepseek-v4-pro',
      versions: [
        versionOf(
          { input: '0.66', output: '1.98' },
          {
            version: 3,
            validFrom: '2026-08-16T16:00:00Z',
            rules: [
              {
                id: 'peak',
                when: {
                  schedule: {
                    timeZone: 'UTC',
                    days: [1, 2, 3, 4, 5],
                    windows: [
                      { from: '01:00', to: '04:00' },
                      { from: '06:00', to: '10:00' },
                    ],
                    exceptDates: ['2026-10-01', '2026-10-02'],
                  },
                },
                multiply: '2',
              },
            ],
          },
        ),
      ],
    },
    {
      providers: ['mistral_ai'],
      model: 'mistral-small',
      versions: [
        versionOf(
          { input: '0.15', output: '0.6' },
          {
            status: 'disputed',
            validFrom: '2026-01-01T00:00:00Z',
            validTo: '2027-01-01T00:00:00Z',
            source: { ...SOURCE, note: 'Two lists say 0.15 and 0.60, one says 0.10 and 0.30.' },
          },
        ),
      ],
    },
    {
      providers: ['groq'],
      model: 'whisper-large-v3',
      versions: [versionOf({ audio_second: '0.111' }, { minimums: { audio_second: 10 } })],
    },
    {
      providers: ['openai'],
      model: 'gpt-image-2',
      versions: [
        versionOf(
          { image: '0.042' },
          { rules: [{ id: 'hd-1024x1792', when: { parameters: { quality: ['hd'], size: ['1024x1792'] } }, prices: { image: '0.167' } }] },
        ),
      ],
    },
    { providers: ['local'], model: 'gemma-4', versions: [versionOf({ input: '0', output: '0' }, { status: 'free' })] },
  ],
});

const OWN = parsePriceBook({
  schema: 'spancost/price-book/v1',
  id: 'acme',
  revision: 3,
  currency: 'USD',
  models: [],
  overrides: [
    {
      id: 'ovr-17',
      providers: ['deepseek'],
      model: 'deepseek-v4-pro',
      prices: { input: '0.60' },
      validFrom: '2026-11-01T00:00:00Z',
      recordedAt: '2026-11-02T00:00:00Z',
      reason: 'the reseller bills 0.60, invoice of October',
      by: 'alice',
    },
  ],
  defaults: [
    {
      id: 'house',
      status: 'default',
      prices: { input: '3', output: '15' },
      recordedAt: '2026-01-01T00:00:00Z',
      reason: 'as dear as the dearest model in use',
    },
  ],
  contracts: [
    {
      id: 'acme-2026',
      tenant: 'acme',
      validFrom: '2026-01-01T00:00:00Z',
      recordedAt: '2025-12-20T00:00:00Z',
      reason: 'frame contract 4711 of 2025-12-19',
      terms: [
        { providers: ['anthropic'], multiply: '0.875' },
        { providers: ['mistral_ai'], prices: { output: '0.5' } },
      ],
    },
  ],
  extends: LIST,
});

const AT = Date.parse('2026-11-20T12:00:00Z');
const LONG = { input: 2400, cache_read: 96_000, cache_write_5m: 3100, cache_write_1h: 1500, output: 1850, web_search: 2 };
const SHORT = { input: 1000, output: 200 };

describe('an explanation, line by line', () => {
  const own = new Pricer(OWN);
  const list = new Pricer(LIST);

  it.each<[string, Pricer, MeterQuantities, StatedCall]>([
    ['contract', own, LONG, { provider: 'anthropic', model: 'claude-haiku-5-5', geography: 'us', tenant: 'acme' }],
    ['contract-with-prices', own, SHORT, { provider: 'mistral_ai', model: 'mistral-small', tenant: 'acme' }],
    ['override', own, SHORT, { provider: 'deepseek', model: 'deepseek-v4-pro' }],
    ['schedule', list, SHORT, { provider: 'deepseek', model: 'deepseek-v4-pro', at: Date.parse('2026-11-20T02:00:00Z') }],
    ['disputed', list, SHORT, { provider: 'mistral_ai', model: 'mistral-small' }],
    [
      'estimated',
      list,
      { input: 1000, cache_write: 500, output: 200 },
      { provider: 'anthropic', model: 'claude-haiku-5-5', serviceTier: 'flex' },
    ],
    ['batch', list, SHORT, { provider: 'anthropic', model: 'claude-haiku-5-5', serviceTier: 'batch' }],
    ['default', own, SHORT, { provider: 'anthropic', model: 'claude-9' }],
    ['free', list, SHORT, { provider: 'local', model: 'gemma-4' }],
    ['minimum', list, { audio_second: 3.2 }, { provider: 'groq', model: 'whisper-large-v3' }],
    ['image', list, { image: 2 }, { provider: 'openai', model: 'gpt-image-2', parameters: { quality: 'hd', size: '1024x1792' } }],
  ])('%s', async (name, pricer, quantities, call) => {
    const cost = priced(pricer, quantities, { at: AT, ...call });
    await expect(`${renderExplanation(cost.explain())}\n`).toMatchFileSnapshot(`explanations/${name}.txt`);
  });

  it('of a call without a price is its error', async () => {
    const error = refused(list, { ...SHORT, page: 3 }, { provider: 'mistral_ai', model: 'mistral-small', at: AT });
    await expect(`${error.message}\n`).toMatchFileSnapshot('explanations/unpriced.txt');
  });

  it('the facts of it are there for programs too', () => {
    const cost = priced(own, LONG, { at: AT, provider: 'anthropic', model: 'claude-haiku-5-5', geography: 'us', tenant: 'acme' });
    expect(cost.explain()).toMatchObject({
      at: '2026-11-20T12:00:00.000Z',
      usd: '0.03103515625',
      listUsd: '0.03546875',
      promptTokens: 103_000,
      rules: [
        { id: 'over-100000', description: 'prompt over 100,000 tokens: prices of its own' },
        { id: 'us', description: 'processed in us: × 1.1 on tokens' },
      ],
      contract: { id: 'acme-2026', tenant: 'acme', description: '× 0.875 on everything', reason: 'frame contract 4711 of 2025-12-19' },
      validFrom: '2026-10-07T00:00:00Z',
      source: { checkedAt: '2026-11-22' },
    });
  });
});
