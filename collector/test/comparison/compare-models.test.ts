import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CheaperModels, QuerySent, GET_CHEAPER_MODELS } from '@spancost/api';
import { DEFAULT_CONFIG, readPriceBook, startCollector } from '@spancost/collector';
import type { Usage } from '@spancost/conventions';
import { Cost, Money, Pricer } from '@spancost/prices';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bookText } from '../own-book.ts';
import { withRequests, type RunningCollector } from '../running-collector.ts';

/** `COMPARISON_RUNS=1000` tries for some minutes. */
const numRuns = Number(process.env['COMPARISON_RUNS'] ?? 25);

type Compared = CheaperModels['models'][number];

const FLEX = { id: 'flex', when: { serviceTier: ['flex'] }, multiply: '0.5' };

/** Two models with caches and long prompts at other bounds, one without a cache, one for embeddings; `term` is what umbrella agreed on. */
const BOOK = bookText({
  revision: 1,
  models: [
    {
      model: 'base',
      prices: { input: '3', cache_read: '0.3', cache_write: '3.75', cache_write_1h: '6', output: '15' },
      rules: [{ id: 'over-200000', when: { promptOver: 200_000 }, multiply: '2' }, FLEX],
    },
    {
      model: 'long',
      prices: { input: '1.25', cache_read: '0.125', cache_write: '1.5', cache_write_1h: '2', output: '10', reasoning: '4.7' },
      rules: [
        {
          id: 'from-128000',
          when: { promptFrom: 128_000 },
          prices: { input: '2.5', cache_read: '0.25', cache_write: '3', cache_write_1h: '4', output: '13', reasoning: '6.1' },
        },
        { id: 'from-300000', when: { promptFrom: 300_000 }, multiply: '1.1' },
      ],
    },
    { model: 'plain', prices: { input: '0.07', output: '0.28' }, rules: [FLEX] },
    { model: 'vector', prices: { input: '0.02' } },
  ],
  contracts: [
    {
      id: 'deal',
      tenant: 'umbrella',
      recordedAt: '2026-01-01T00:00:00Z',
      reason: 'agreed',
      terms: [{ providers: ['openai'], models: ['long'], multiply: '0.8' }],
    },
  ],
});

const folder = mkdtempSync(join(tmpdir(), 'spancost-comparison-'));
writeFileSync(join(folder, 'prices.yaml'), BOOK);
const pricer = new Pricer(readPriceBook(join(folder, 'prices.yaml')));

let collector: RunningCollector;
let runs = 0;
beforeAll(async () => {
  const config = {
    ...DEFAULT_CONFIG,
    listen: { host: '127.0.0.1', port: 0 },
    ledger: { path: join(folder, 'ledger.duckdb') },
    log: { level: 'silent' as const },
    pricer,
  };
  collector = withRequests(await startCollector(config), config);
});
afterAll(async () => {
  await collector.close();
  rmSync(folder, { recursive: true });
});

interface Sent {
  readonly model: string;
  readonly operation?: string;
  readonly usage: Usage;
  readonly tier?: string;
  readonly tenant?: string;
}

/** Sends calls of a session of their own, and says which. */
async function send(calls: readonly Sent[]): Promise<string> {
  runs += 1;
  const session = `s-${runs}`;
  const sent = calls.map(({ model, operation = 'chat', usage, tier, tenant = 'acme' }) => ({
    provider: 'openai',
    model,
    operation,
    usage: Object.fromEntries(Object.entries(usage).map(([name, value]) => [snakeCase(name), value])),
    ...(tier === undefined ? {} : { service_tier: tier }),
    attribution: { session, tenant },
  }));
  const response = await collector.post('/api/v1/usage', JSON.stringify({ calls: sent }), { 'content-type': 'application/json' });
  expect(response.status).toBe(200);
  return session;
}

function snakeCase(field: string): string {
  return field.replace(/([a-z])(\d)/g, '$1_$2').replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

async function compare(session: string, query: QuerySent<typeof GET_CHEAPER_MODELS> = {}): Promise<readonly Compared[]> {
  const asked = new URLSearchParams({ session, ...query } as Record<string, string>);
  return (await collector.json<CheaperModels>(`/api/v1/analytics/cheaper-models?${asked.toString()}`)).models;
}

/** What the calls cost on a model, priced one by one; cached input is input where it has no price. */
function oneByOne(model: string, calls: readonly Sent[]): string {
  const sum = calls.reduce((total, { usage, tier, tenant = 'acme' }) => {
    const { cacheReadTokens: _, cacheWriteTokens: __, cacheWrite1hTokens: ___, ...withoutCache } = usage;
    const cost = pricer.price(model === 'plain' ? withoutCache : usage, {
      provider: 'openai',
      model,
      at: Date.now(),
      tenant,
      ...(tier === undefined ? {} : { serviceTier: tier }),
    });
    if (!(cost instanceof Cost)) throw cost;
    return total.plus(cost.usd);
  }, new Money(0));
  return sum.toFixed();
}

const usage = fc
  .record({
    fresh: fc.oneof(fc.nat(3000), fc.integer({ min: 120_000, max: 310_000 })),
    read: fc.oneof(fc.constant(0), fc.nat(5000)),
    written: fc.oneof(fc.constant(0), fc.nat(900)),
    hour: fc.oneof(fc.constant(0), fc.nat(900)),
    output: fc.nat(4000),
    thought: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ fresh, read, written, hour, output, thought }): Usage => ({
    inputTokens: fresh + read + written + hour + 10,
    outputTokens: output,
    cacheReadTokens: read,
    cacheWriteTokens: written + hour,
    cacheWrite1hTokens: hour,
    reasoningTokens: Math.floor(output * thought),
  }));

const call: fc.Arbitrary<Sent> = fc.record(
  { model: fc.constant('base'), usage, tier: fc.constantFrom('flex', 'default'), tenant: fc.constantFrom('acme', 'umbrella') },
  { requiredKeys: ['model', 'usage'] },
);

it('comes to what each call would cost on each model, whatever tiers, bounds, caches and contracts there are', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(call, { minLength: 1, maxLength: 40 }), async (calls) => {
      const session = await send(calls);
      for (const candidate of ['long', 'plain']) {
        const [compared, ...others] = await compare(session, { candidate: `openai/${candidate}` });
        expect(others).toEqual([]);
        expect(compared).toMatchObject({
          model: 'base',
          kind: 'chat',
          requests: calls.length,
          left_out_requests: 0,
          list_usd: oneByOne('base', calls),
          actual_usd: oneByOne('base', calls),
          alternatives: [{ provider: 'openai', model: candidate, cost_usd: oneByOne(candidate, calls) }],
        });
      }
    }),
    { numRuns },
  );
}, 600_000);

it('of 1,000 in and 200 out at $3 and $15 saves $0.005874 on a model of $0.07 and $0.28, 97.9 %', async () => {
  const session = await send([{ model: 'base', usage: { inputTokens: 1000, outputTokens: 200 } }]);
  expect(await compare(session, { candidate: 'openai/plain' })).toEqual([
    {
      provider: 'openai',
      model: 'base',
      kind: 'chat',
      requests: 1,
      left_out_requests: 0,
      tokens: 1200,
      actual_usd: '0.006',
      list_usd: '0.006',
      alternatives: [
        {
          provider: 'openai',
          model: 'plain',
          price_id: 'acme@1/openai/plain/v1',
          cost_usd: '0.000126',
          saving_usd: '0.005874',
          saving_percent: 97.9,
        },
      ],
    },
  ]);
});

it('leaves out and counts what is not text, has no price, or is on capacity by the hour', async () => {
  const text: Usage = { inputTokens: 100, outputTokens: 10 };
  const session = await send([
    { model: 'base', usage: text },
    { model: 'base', usage: { ...text, webSearches: 1 } },
    { model: 'base', usage: { ...text, inputImageTokens: 50 } },
    { model: 'base', usage: text, tier: 'provisioned' },
    { model: 'base', usage: { totalTokens: 110 } },
    { model: 'nobody-1', usage: text },
  ]);
  const models = await compare(session);
  expect(models.map(({ model, requests, left_out_requests: leftOut }) => [model, requests, leftOut])).toEqual([
    ['base', 1, 4],
    ['nobody-1', 0, 1],
  ]);
});

it('compares embeddings with embeddings, and chat with the models that were called and the cheapest of their provider', async () => {
  const session = await send([
    { model: 'base', usage: { inputTokens: 1000, outputTokens: 200 } },
    { model: 'long', usage: { inputTokens: 1000, outputTokens: 200 } },
    { model: 'vector', operation: 'embeddings', usage: { inputTokens: 1000 } },
  ]);
  const models = await compare(session);
  const chat = models.find(({ model }) => model === 'base');
  const [cheapest, ...others] = chat?.alternatives ?? [];
  expect(Number(cheapest?.cost_usd)).toBeLessThan(0.00325);
  expect(others.map(({ model }) => model)).toEqual(['long']);
  const vector = models.find(({ model }) => model === 'vector');
  expect(vector).toMatchObject({ kind: 'embeddings', list_usd: '0.00002' });
  expect(vector?.alternatives.map(({ model }) => model)).toEqual(['text-embedding-3-small']);
  expect(cheapest?.model).not.toContain('embedding');
});

it.each(['candidate=gpt-5', 'candidate=openai/nobody-1', 'candidate=/', 'limit=0', 'limit=101', 'candidate='])(
  'with ?%s is a 400',
  async (query) => {
    expect((await collector.get(`/api/v1/analytics/cheaper-models?${query}`)).status).toBe(400);
  },
);

it('of no calls has no models', async () => {
  expect(await compare('nobody')).toEqual([]);
});
