import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { GPT5, span, traces } from '../otlp-json.ts';
import { bookText, gptX, ownBook } from '../own-book.ts';
import { runCollector } from '../running-collector.ts';
import { listServer } from './price-list.ts';
import { GPT_NEW, listed, post, SOURCE, withOwnBook } from './price-requests.ts';

describe('POST /api/v1/prices', () => {
  it('adds a model that no book has, and the next call is priced by it', async () => {
    const { collector, own, text } = await withOwnBook();
    const { status, answer } = await post(collector, '', GPT_NEW);
    expect([status, answer.file]).toEqual([201, own.file]);
    expect(answer.book).toMatch(/acme@2$/);
    expect(answer.price).toMatchObject({
      price_id: 'acme@2/openai/gpt-new/v1',
      prices: { input: '2.50', output: '10' },
      age_days: 0,
      is_stale: false,
    });
    expect(text()).toContain('gpt-new');
    await collector.send(
      'traces',
      traces([span({ attributes: { ...GPT5, 'gen_ai.request.model': 'gpt-new', 'gen_ai.response.model': 'gpt-new' } })]),
    );
    expect(await collector.calls()).toMatchObject([{ cost_usd: '0.0045', price_id: 'acme@2/openai/gpt-new/v1' }]);
  });

  it('gives a model of the own book a further price from a day on; calls of before keep theirs', async () => {
    const { collector } = await withOwnBook();
    const further = { provider: 'openai', model: 'gpt-x', prices: { input: '5', output: '10' }, source_url: SOURCE };
    expect(await post(collector, '', further)).toMatchObject({
      status: 422,
      answer: { detail: expect.stringMatching(/^valid_from: /) as string },
    });
    const { answer } = await post(collector, '', { ...further, valid_from: '2099-01-01T01:00:00+01:00' });
    expect(answer.price).toMatchObject({ price_id: 'acme@2/openai/gpt-x/v2', valid_from: '2099-01-01T00:00:00Z', prices: { input: '5' } });
    expect((await listed(collector, '?model=gpt-x')).prices).toMatchObject([{ prices: { input: '10' } }]);
    expect((await listed(collector, '?model=gpt-x&at=2099-01-01T00:00:00Z')).prices).toMatchObject([{ prices: { input: '5' } }]);
  });

  it('overrides a packaged model for a reason only', async () => {
    const { collector } = await withOwnBook();
    const cheaper = { provider: 'openai', model: 'gpt-5', prices: { input: '1' } };
    expect(await post(collector, '', cheaper)).toMatchObject({
      status: 422,
      answer: { detail: expect.stringMatching(/^reason: /) as string },
    });
    const { status, answer } = await post(collector, '', { ...cheaper, reason: 'agreed with sales' });
    expect(status).toBe(201);
    expect(answer.price).toMatchObject({ model: 'gpt-5', reason: 'agreed with sales', prices: { input: '1', output: '10' } });
  });

  it('keeps comments of the file, and waits for nothing: two prices at once are two revisions', async () => {
    const { collector, own, text } = await withOwnBook();
    writeFileSync(own.file, `# Ask Ada first.\nschema: spancost/price-book/v1\nid: acme\nrevision: 1 # ours\ncurrency: USD\nmodels: []\n`);
    const answers = await Promise.all([post(collector, '', GPT_NEW), post(collector, '', { ...GPT_NEW, model: 'gpt-other' })]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(text()).toContain('# Ask Ada first.');
    expect(text()).toContain('revision: 3 # ours');
  });

  it('leaves a file that cannot be used as it is, to the byte', async () => {
    const { collector, own, text } = await withOwnBook();
    const broken = 'schema: spancost/price-book/v1\nid: acme\nrevision: one\n';
    writeFileSync(own.file, broken);
    for (const [path, body] of [
      ['', GPT_NEW],
      ['/verify', { provider: 'openai', model: 'gpt-x' }],
    ] as const) {
      const { status, answer } = await post(collector, path, body);
      expect(status).toBe(422);
      expect(answer.detail).toContain('prices.yaml');
      expect(answer.detail).toContain('revision');
    }
    expect(text()).toBe(broken);
    expect((await listed(collector, '?model=gpt-x')).prices).toMatchObject([{ price_id: 'acme@1/openai/gpt-x/v1' }]);
  });

  it.each<[string, unknown, RegExp]>([
    ['no model', { ...GPT_NEW, model: undefined }, /^model: /],
    ['no price', { ...GPT_NEW, prices: {} }, /^prices: name a meter/],
    ['a meter that is none', { ...GPT_NEW, prices: { inptu: '1' } }, /the meters are input, /],
    [
      'a meter of what every object has',
      '{"provider":"p","model":"m","prices":{"__proto__":"1"},"source_url":"https://example.com"}',
      /prices|JSON/,
    ],
    ['a number', { ...GPT_NEW, prices: { input: 1.25 } }, /prices\.input: .*as a text/],
    ['a price below zero', { ...GPT_NEW, prices: { input: '-1' } }, /prices\.input/],
    ['an exponent', { ...GPT_NEW, prices: { input: '1e3' } }, /prices\.input/],
    ['15 decimals', { ...GPT_NEW, prices: { input: '0.000000000000001' } }, /at most 14 decimals/],
    ['no source', { ...GPT_NEW, source_url: undefined }, /^source_url: /],
    ['a source that is no address', { ...GPT_NEW, source_url: 'the page' }, /^source_url: /],
    ['a day without its zone', { ...GPT_NEW, valid_from: '2026-12-01' }, /^valid_from: /],
    [
      'an end before its beginning',
      { ...GPT_NEW, valid_from: '2026-12-02T00:00:00Z', valid_to: '2026-12-01T00:00:00Z' },
      /not after|validTo/,
    ],
    ['a status that is none', { ...GPT_NEW, status: 'default' }, /^status: /],
    ['a field that is not known', { ...GPT_NEW, price: '1' }, /^price: is not known/],
  ])('refuses %s, and writes nothing', async (_, body, problem) => {
    const { collector, text } = await withOwnBook();
    const before = text();
    const { status, answer } = await post(collector, '', body);
    expect(answer.detail).toMatch(problem);
    expect([400, 422]).toContain(status);
    expect(text()).toBe(before);
  });

  it('needs prices.file', async () => {
    const collector = await runCollector();
    expect(await post(collector, '', GPT_NEW)).toMatchObject({
      status: 409,
      answer: { detail: expect.stringContaining('prices.file') as string },
    });
  });
});

describe('POST /api/v1/prices/verify', () => {
  it('says that a price is still what its source says: its age begins anew, and the price stays', async () => {
    const now = Date.parse('2027-01-31T12:00:00Z');
    const own = ownBook({ revision: 1, models: [gptX(10)] });
    const collector = await runCollector(own.config, { clock: () => now });
    expect((await listed(collector, '?model=gpt-x')).prices).toMatchObject([{ is_stale: true }]);
    const { status, answer } = await post(collector, '/verify', { provider: 'openai', model: 'gpt-x', note: 'looked at the page' });
    expect([status, answer.price]).toMatchObject([
      200,
      {
        price_id: 'acme@2/openai/gpt-x/v2',
        checked_at: '2027-01-31',
        is_stale: false,
        source_url: SOURCE,
        prices: { input: '10', output: '20' },
      },
    ]);
    expect((await listed(collector, '?model=gpt-x&stale=true')).prices).toEqual([]);
  });

  it('writes a packaged price into the own book, with the page where it was read', async () => {
    const { collector } = await withOwnBook();
    const { answer } = await post(collector, '/verify', {
      provider: 'openai',
      model: 'gpt-5',
      source_url: 'https://openai.com/api/pricing',
    });
    expect(answer.price).toMatchObject({
      book: 'acme@2',
      status: 'verified',
      source_url: 'https://openai.com/api/pricing',
      prices: { input: '1.25' },
    });
  });

  it('is a 404 of a model that no book has, and a 422 where an operator stated the price', async () => {
    const { collector, text } = await withOwnBook();
    await post(collector, '', { provider: 'openai', model: 'gpt-5', prices: { input: '1' }, reason: 'agreed' });
    const before = text();
    expect((await post(collector, '/verify', { provider: 'openai', model: 'gpt-nope' })).status).toBe(404);
    expect((await post(collector, '/verify', { provider: 'openai', model: 'gpt-5' })).status).toBe(422);
    expect((await post(collector, '/verify', { provider: 'openai' })).status).toBe(422);
    expect(text()).toBe(before);
  });
});

describe('POST /api/v1/prices/refresh', () => {
  const OFFERED = bookText({ revision: 7, models: [gptX(10), { model: 'gpt-new', prices: { input: '1', output: '2' } }] });

  it('compares now, says how much of what waits is new, and a second one meanwhile is a 409', async () => {
    let isDown = false;
    const url = await listServer((_, response) => void (isDown ? response.writeHead(503).end() : response.end(OFFERED)));
    const own = ownBook({ revision: 1, models: [gptX(10)] });
    const collector = await runCollector({ ...own.config, prices: { file: own.file, sync: { from: url, everyMs: 86_400_000 } } });
    const both = await Promise.all([post(collector, '/refresh'), post(collector, '/refresh')]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const first = both.find(({ status }) => status === 200)?.answer;
    expect(first).toMatchObject({ source: url, models: 2, waiting: 1, found: 1 });
    expect(await collector.sample('spancost_price_sync_waiting_changes', { kind: 'new' })).toBe(1);
    // The check that each collector begins with may be under way.
    await vi.waitFor(async () => expect((await post(collector, '/refresh')).answer).toMatchObject({ waiting: 1, found: 0 }), {
      timeout: 9000,
    });
    isDown = true;
    await vi.waitFor(
      async () =>
        expect(await post(collector, '/refresh')).toMatchObject({
          status: 502,
          answer: { detail: expect.stringContaining('answered 503') as string },
        }),
      { timeout: 9000 },
    );
    expect(readFileSync(`${own.file}.changes.json`, 'utf8')).toContain('gpt-new');
  });

  it('needs prices.sync', async () => {
    const collector = await runCollector();
    expect(await post(collector, '/refresh')).toMatchObject({
      status: 409,
      answer: { detail: expect.stringContaining('prices.sync') as string },
    });
  });
});
