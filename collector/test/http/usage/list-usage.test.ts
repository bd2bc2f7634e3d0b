import type { CallRow, CallsPage } from '@spancost/api';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { event, GPT5, logs, span, traces, type Attributes } from '../../otlp-json.ts';
import { runCollector, type RunningCollector } from '../../running-collector.ts';

const JSON_TYPE = { 'content-type': 'application/json' };

const send = (collector: RunningCollector, ...attributes: readonly Attributes[]): Promise<void> =>
  sendOf(Date.now() - 1000, collector, ...attributes);

async function sendOf(start: number, collector: RunningCollector, ...attributes: readonly Attributes[]): Promise<void> {
  const spans = attributes.map((each) => span({ start, attributes: { ...GPT5, ...each } }));
  expect((await collector.send('traces', traces(spans))).status).toBe(200);
}

async function correct(collector: RunningCollector, callId: string, costUsd: string): Promise<void> {
  const body = JSON.stringify({ cost_usd: costUsd, reason: 'agreed' });
  expect((await collector.post(`/api/v1/usage/${callId}/corrections`, body, JSON_TYPE)).status).toBe(200);
}

/** All pages, with something that happens between them. */
async function paged(
  collector: RunningCollector,
  query: string,
  between: () => Promise<void> = async () => undefined,
): Promise<readonly CallRow[]> {
  const rows: CallRow[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: CallsPage = await collector.json<CallsPage>(
      `/api/v1/usage?${query}${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    rows.push(...page.calls);
    cursor = page.next_cursor;
    if (cursor !== null) await between();
  }
  return rows;
}

const usersOf = (rows: readonly CallRow[]): readonly (string | null)[] => rows.map(({ user }) => user);

it('turns pages without gap or repetition in both orders, whatever the costs are and however many calls come meanwhile', async () => {
  const collector = await runCollector();
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.option(fc.integer({ min: 0, max: 4 })), { maxLength: 25 }),
      fc.integer({ min: 1, max: 7 }),
      async (costs, limit) => {
        run += 1;
        const session = `s-${run}`;
        const calls = costs.map((cost, index) => ({
          'session.id': session,
          'user.id': `u${index}`,
          ...(cost === null
            ? { 'gen_ai.response.model': 'nobody-1', 'gen_ai.request.model': 'nobody-1' }
            : { 'gen_ai.usage.input_tokens': 1000 * cost }),
        }));
        for (const part of [calls.slice(0, 9), calls.slice(9)]) if (part.length > 0) await send(collector, ...part);
        const whole = await collector.calls(`?session=${session}&limit=1000`);
        const later = (): Promise<void> =>
          send(collector, { 'session.id': session, 'gen_ai.usage.input_tokens': 100_000, 'user.id': 'later' });
        const places = new Map(whole.map(({ call_id: id }, place) => [id, place]));
        const costliest = whole.toSorted(
          (a, b) => Number(b.cost_usd ?? -1) - Number(a.cost_usd ?? -1) || (places.get(a.call_id) ?? 0) - (places.get(b.call_id) ?? 0),
        );
        expect(await paged(collector, `session=${session}&limit=${limit}`, later)).toEqual(whole);
        expect(whole).toHaveLength(costs.length);
        // The calls that have come by now are the costliest.
        const ordered = await paged(collector, `session=${session}&limit=${limit}&order=costliest`);
        expect(ordered.filter(({ user }) => user !== 'later')).toEqual(costliest);
        expect(await paged(collector, `session=${session}&limit=${limit}&order=costliest`, later)).toEqual(ordered);
      },
    ),
    { numRuns: 12 },
  );
});

it('goes on from a call that has been corrected, and that its filter does not find any more', async () => {
  const collector = await runCollector();
  await send(
    collector,
    ...[38_400, 30_400, 22_400, 14_400].map((tokens, index) => ({ 'gen_ai.usage.input_tokens': tokens, 'user.id': `u${index}` })),
  );
  for (const order of ['costliest', 'newest']) {
    const query = `order=${order}&min_cost_usd=0.02&limit=2`;
    const first = await collector.json<CallsPage>(`/api/v1/usage?${query}`);
    const costs = first.calls.map(({ cost_usd: cost }) => cost);
    expect(costs).toEqual(order === 'costliest' ? ['0.05', '0.04'] : ['0.02', '0.03']);
    const last = first.calls[1]!;
    await correct(collector, last.call_id, '0.001');
    const second = await collector.json<CallsPage>(`/api/v1/usage?${query}&cursor=${first.next_cursor}`);
    expect(usersOf(second.calls)).toEqual(order === 'costliest' ? ['u2', 'u3'] : ['u1', 'u0']);
    await correct(collector, last.call_id, String(last.cost_usd));
  }
});

it('lists in the order of costs each call that there was at the first page once, however it is corrected meanwhile', async () => {
  const collector = await runCollector();
  await send(
    collector,
    ...[38_400, 30_400, 22_400, 14_400, 6_400].map((tokens, index) => ({ 'gen_ai.usage.input_tokens': tokens, 'user.id': `u${index}` })),
  );
  const ids = new Map((await collector.calls()).map(({ user, call_id: id }) => [user, id]));
  // What has been seen becomes the cheapest, what has not the dearest, and somebody new comes.
  const seen = await paged(collector, 'order=costliest&limit=2', async () => {
    await correct(collector, ids.get('u0')!, '0.00001');
    await correct(collector, ids.get('u4')!, '9');
    await send(collector, { 'user.id': 'new', 'gen_ai.usage.input_tokens': 1000 });
  });
  expect(usersOf(seen)).toEqual(['u0', 'u1', 'u2', 'u3', 'u4']);
  expect(seen.at(-1)?.cost_usd).toBe('9');
});

it('filters by what a call costs net: a correction makes a call cheap, dear or priced', async () => {
  const collector = await runCollector();
  await send(
    collector,
    { 'user.id': 'cheap' },
    { 'user.id': 'dear' },
    { 'user.id': 'settled', 'gen_ai.request.model': 'x', 'gen_ai.response.model': 'nobody-1' },
  );
  await send(collector, { 'user.id': 'unknown', 'gen_ai.request.model': 'x', 'gen_ai.response.model': 'nobody-1' });
  const ids = new Map((await collector.calls()).map(({ user, call_id: id }) => [user, id]));
  await correct(collector, ids.get('dear')!, '0.5');
  await correct(collector, ids.get('settled')!, '0.004');
  const found = async (query: string): Promise<readonly (string | null)[]> =>
    usersOf(await collector.calls(`?${query}`)).toSorted((a, b) => String(a).localeCompare(String(b)));
  expect(await found('min_cost_usd=0.00325')).toEqual(['cheap', 'dear', 'settled']);
  expect(await found('min_cost_usd=0.00325000000000000001')).toEqual(['dear', 'settled']);
  expect(await found('min_cost_usd=0')).toEqual(['cheap', 'dear', 'settled']);
  expect(await found('unpriced=true')).toEqual(['unknown']);
  expect(await found('unpriced=false')).toEqual(['cheap', 'dear', 'settled']);
  expect(await found('unpriced=true&min_cost_usd=0')).toEqual([]);
  expect(await found('model=nobody-1')).toEqual(['settled', 'unknown']);
  expect(usersOf(await collector.calls('?order=costliest'))).toEqual(['dear', 'settled', 'cheap', 'unknown']);
  const [settled] = await collector.calls('?user=settled');
  expect(settled).toMatchObject({ cost_usd: '0.004', basis: 'reported', price_id: null, unpriced_reason: 'model_unknown', entries: 2 });
});

it('finds each filter of the schema, and texts in any case of letters of any alphabet', async () => {
  const noon = Date.parse('2026-11-22T12:00:00Z');
  const collector = await runCollector({}, { clock: () => noon });
  await sendOf(
    noon - 1000,
    collector,
    {
      'user.id': 'Jürgen',
      'spancost.tenant': 'Ωmega ΣΟΦΟΣ',
      'spancost.feature': 'chat',
      'spancost.task': 'Übersetzung',
      'spancost.object': 'order-7',
      'session.id': 's-1',
      'error.type': 'RateLimit',
      'http.response.status_code': 429,
      'spancost.call.error_message': 'Größe überschritten: İstanbul 50%_',
    },
    { 'user.id': 'bob', 'gen_ai.operation.name': 'generate_content' },
  );
  for (const query of [
    'task=Übersetzung',
    'object=order-7',
    'session=s-1',
    'status=rate_limited',
    'error_type=RateLimit',
    'operation=chat',
    'error=ratelimit',
    'error=GRÖSSE ÜBER'.replace('SS', 'ß'),
    'error=istanbul',
    'error=50%25_',
    'search=JÜRGEN',
    'search=ωMEGA',
    'search=σοφος',
    'search=ÜBERSETZ',
    'search=ORDER-7',
    'feature=chat&service=shop&period=today',
  ])
    expect([query, ...usersOf(await collector.calls(`?${query}`))]).toEqual([query, 'Jürgen']);
  for (const query of ['without=task', 'without=tenant,feature,session', 'without=error_type,object'])
    expect([query, ...usersOf(await collector.calls(`?${query}`))]).toEqual([query, 'bob']);
  expect(await collector.calls('?without=user')).toEqual([]);
  expect(await collector.calls('?without=task&task=Übersetzung')).toEqual([]);
  expect(await collector.calls('?error=50_')).toEqual([]);
  expect(await collector.calls('?search=nothing')).toEqual([]);
  expect(usersOf(await collector.calls('?search=GPT-5'))).toEqual(['bob', 'Jürgen']);
  expect(await collector.calls('?period=yesterday')).toEqual([]);
  expect(await collector.calls('?to=2020-01-01')).toEqual([]);
});

it('keeps what an application says went wrong, of spans, events and calls that are sent, and nothing that a provider says', async () => {
  const collector = await runCollector();
  const failed = { ...GPT5, 'error.type': 'timeout' };
  await collector.send(
    'traces',
    traces([
      span({
        attributes: { ...failed, 'user.id': 'span', 'spancost.call.error_message': 'no answer', 'error.message': 'You asked: secret' },
      }),
    ]),
  );
  await collector.send('logs', logs([event({ attributes: { ...failed, 'user.id': 'event', 'spancost.call.error_message': 'gave up' } })]));
  const sent = {
    provider: 'openai',
    model: 'gpt-5',
    usage: { input_tokens: 1, output_tokens: 1 },
    status: 'error',
    error_message: 'broke',
    attribution: { user: 'sent' },
  };
  expect((await collector.post('/api/v1/usage', JSON.stringify(sent), JSON_TYPE)).status).toBe(200);
  expect((await collector.calls()).map(({ user, error_message: message }) => [user, message])).toEqual([
    ['sent', 'broke'],
    ['event', 'gave up'],
    ['span', 'no answer'],
  ]);
  expect(await collector.calls('?error=secret')).toEqual([]);
});

const MALFORMED = [
  'status=failed',
  'min_cost_usd=-1',
  'min_cost_usd=1e3',
  'min_cost_usd=.5',
  'unpriced=1',
  'order=oldest',
  'days=0',
  'days=3&period=today',
  'from=2026-11-02&to=2026-11-01',
  'from=yesterday',
  'search=',
  'error=',
  'user=a&user=b',
  'cursor=00000000000000000000000000000000',
  'order=costliest&cursor=00000000000000000000000000000000~1',
  'cursor=00000000000000000000000000000000~0.1',
  'cursor=00000000000000000000000000000000~x',
  'time_zone=Mars',
];

it(`with a query that cannot be meant is a 400, such as ?${MALFORMED[0]}`, async () => {
  const collector = await runCollector();
  for (const query of MALFORMED) expect([query, (await collector.get(`/api/v1/usage?${query}`)).status]).toEqual([query, 400]);
});

it('refuses a cursor of another order', async () => {
  const collector = await runCollector();
  await send(collector, {}, {});
  const { next_cursor: cursor } = await collector.json<CallsPage>('/api/v1/usage?limit=1');
  expect((await collector.get(`/api/v1/usage?limit=1&order=costliest&cursor=${cursor}`)).status).toBe(400);
});

it('of an empty ledger is an empty page', async () => {
  const collector = await runCollector();
  expect(await collector.json<CallsPage>('/api/v1/usage?order=costliest&search=x')).toEqual({
    time_zone: 'UTC',
    calls: [],
    next_cursor: null,
  });
});
