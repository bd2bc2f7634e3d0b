import { describe, expect, it } from 'vitest';
import { authOf, testToken } from '../access/tokens.ts';
import { span, traces } from '../otlp-json.ts';
import { GPT_X, gptX, ownBook } from '../own-book.ts';
import { runCollector } from '../running-collector.ts';
import { GPT_NEW, listed, post, SOURCE, withOwnBook, type Prices } from './price-requests.ts';

describe('GET /api/v1/prices', () => {
  it('has the prices in force of the own book and of the packaged one, with source and age', async () => {
    const { collector } = await withOwnBook();
    const { book, prices } = await listed(collector, '?provider=openai&limit=10000');
    expect(book).toMatch(/^list@\d+\+acme@1$/);
    expect(prices.map(({ model }) => model)).toEqual(prices.map(({ model }) => model).toSorted());
    expect(prices.find(({ model }) => model === 'gpt-x')).toEqual({
      provider: 'openai',
      model: 'gpt-x',
      book: 'acme@1',
      price_id: 'acme@1/openai/gpt-x/v1',
      status: 'verified',
      valid_from: null,
      valid_to: null,
      checked_at: '2026-11-22',
      age_days: expect.any(Number) as number,
      is_stale: false,
      source_url: SOURCE,
      reason: null,
      prices: { input: '10', output: '20' },
      rules: [],
      used: false,
    });
    expect(prices.find(({ model }) => model === 'gpt-5')).toMatchObject({ prices: { input: '1.25', output: '10' } });
  });

  it('is stale from the 31st day after a check on, and says what calls of the last 30 days hang on', async () => {
    let now = Date.parse('2026-12-22T12:00:00Z');
    const own = ownBook({ revision: 1, models: [gptX(10)] });
    const collector = await runCollector(own.config, { clock: () => now });
    await collector.send('traces', traces([span({ start: now - 1000, attributes: GPT_X })]));
    expect((await listed(collector, '?model=GPT-X')).prices).toMatchObject([{ age_days: 30, is_stale: false, used: true }]);
    expect((await listed(collector, '?used=true')).prices.map(({ model }) => model)).toEqual(['gpt-x']);
    expect((await listed(collector, '?model=gpt-x&stale=true')).prices).toEqual([]);
    now += 86_400_000;
    expect((await listed(collector, '?model=gpt-x&stale=true')).prices).toMatchObject([{ age_days: 31, is_stale: true, used: true }]);
    expect((await listed(collector, '?model=gpt-x&used=false')).prices).toEqual([]);
  });

  it('is listed page by page, each price once', async () => {
    const { collector } = await withOwnBook();
    const whole = (await listed(collector, '?provider=anthropic&limit=10000')).prices.map(({ model }) => model);
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Prices = await listed(collector, `?provider=anthropic&limit=7${cursor === '' ? '' : `&cursor=${cursor}`}`);
      seen.push(...page.prices.map(({ model }) => model));
      cursor = page.next_cursor;
    }
    expect(seen).toEqual(whole);
    for (const wrong of ['x', 'W10', 'WzEsMl0']) expect((await collector.get(`/api/v1/prices?cursor=${wrong}`)).status).toBe(400);
  });

  it('shows a limited token which prices its own calls hang on, and nothing of contracts', async () => {
    const admin = testToken({ role: 'admin' });
    const acme = testToken({ role: 'viewer', tenant: 'acme' });
    const globex = testToken({ role: 'viewer', tenant: 'globex' });
    const contract = {
      id: 'secret-deal',
      tenant: 'acme',
      recordedAt: '2026-11-22T00:00:00Z',
      reason: 'secret',
      terms: [{ multiply: '0.5' }],
    };
    const own = ownBook({ revision: 1, models: [gptX(10)], contracts: [contract] });
    const collector = await runCollector({ ...own.config, auth: authOf(admin, acme, globex) });
    await collector.send('traces', traces([span({ attributes: { ...GPT_X, 'spancost.tenant': 'acme' } })]), admin.bearer);
    for (const [token, used] of [
      [admin, true],
      [acme, true],
      [globex, false],
    ] as const) {
      const text = await (await collector.get('/api/v1/prices?model=gpt-x', token.bearer)).text();
      expect(text).not.toContain('secret');
      expect((JSON.parse(text) as Prices).prices).toMatchObject([{ prices: { input: '10' }, used }]);
    }
    expect((await post(collector, '', GPT_NEW, acme.bearer)).status).toBe(403);
  });
});
