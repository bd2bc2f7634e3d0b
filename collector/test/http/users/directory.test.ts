import { join } from 'node:path';
import type { Users } from '@spancost/api';
import { describe, expect, it } from 'vitest';
import { GPT5, span, traces, type Attributes } from '../../otlp-json.ts';
import { runCollector, temporaryFolder, type RunningCollector } from '../../running-collector.ts';
import { spawnCollector } from '../../spawned-collector.ts';
import { authOf, testToken } from '../../access/tokens.ts';

const JSON_TYPE = { 'content-type': 'application/json' };
const CSV_TYPE = { 'content-type': 'text/csv; charset=utf-8' };

interface Sent {
  readonly status: number;
  readonly answer: { readonly detail?: string; readonly set?: number; readonly removed?: number };
}

async function put(collector: RunningCollector, body: string, headers: Record<string, string> = JSON_TYPE): Promise<Sent> {
  const response = await fetch(`${collector.url}/api/v1/users`, { method: 'PUT', body, headers });
  return { status: response.status, answer: (await response.json()) as Sent['answer'] };
}

const putUsers = (collector: RunningCollector, ...users: readonly unknown[]): Promise<Sent> => put(collector, JSON.stringify({ users }));

const listed = (collector: RunningCollector, query = ''): Promise<Users> => collector.json<Users>(`/api/v1/users${query}`);

const idsOf = ({ users }: Users): readonly string[] => users.map(({ user }) => user);

let calls = 0;

/** One call of gpt-5, which costs $0.00325. */
async function call(collector: RunningCollector, user: string, attributes: Attributes = {}, headers: Record<string, string> = {}) {
  calls += 1;
  const each = { ...GPT5, 'gen_ai.response.id': `resp-${calls}`, 'user.id': user, ...attributes };
  const response = await collector.send(
    'traces',
    traces([span({ spanId: calls.toString(16).padStart(16, '0'), attributes: each })]),
    headers,
  );
  expect(response.status).toBe(200);
}

describe('the directory of users', () => {
  it('joins the users of calls with names, greatest cost first, and those without calls behind them', async () => {
    const collector = await runCollector();
    await call(collector, 'u-1');
    await call(collector, 'u-2');
    await call(collector, 'u-2');
    expect(await putUsers(collector, { user: 'u-1', name: 'Ann', email: 'ann@example.com' }, { user: 'u-3', name: 'Cy' })).toEqual({
      status: 200,
      answer: { set: 2, removed: 0 },
    });
    const { users } = await listed(collector);
    expect(users).toMatchObject([
      { user: 'u-2', name: null, email: null, requests: 2, cost_usd: '0.0065', success_rate_percent: 100 },
      { user: 'u-1', name: 'Ann', email: 'ann@example.com', requests: 1, cost_usd: '0.00325', unpriced_requests: 0 },
      { user: 'u-3', name: 'Cy', email: null, requests: 0, cost_usd: '0', last_called_at: null, success_rate_percent: null },
    ]);
    const [last] = await collector.calls('?user=u-1');
    expect(users[1]?.last_called_at).toBe(last?.called_at);
  });

  it('changes what is sent, keeps what is left out, takes out what is null, and lets go of who has neither', async () => {
    const collector = await runCollector();
    await putUsers(collector, { user: 'u-1', name: 'Ann', email: 'ann@example.com' });
    await putUsers(collector, { user: 'u-1', name: 'Ann Lee' });
    expect((await listed(collector)).users).toMatchObject([{ name: 'Ann Lee', email: 'ann@example.com' }]);
    await putUsers(collector, { user: 'u-1', email: null });
    expect((await listed(collector)).users).toMatchObject([{ name: 'Ann Lee', email: null }]);
    expect((await putUsers(collector, { user: 'u-1', name: null }, { user: 'u-9', name: null })).answer).toEqual({ set: 0, removed: 1 });
    expect((await listed(collector)).users).toEqual([]);
  });

  it('takes 10,000 users of a table that a spreadsheet saved, and has them after a restart', async () => {
    const collector = await runCollector();
    const lines = Array.from({ length: 10_000 }, (_, index) => `u-${index};"Name; ${index}";u${index}@example.com`);
    const { answer } = await put(collector, `\uFEFFUser;Name;Email\r\n${lines.join('\r\n')}`, CSV_TYPE);
    expect(answer).toEqual({ set: 10_000, removed: 0 });
    await collector.close();
    const again = await runCollector({ ledger: collector.config.ledger });
    expect((await listed(again, '?search=u9999@')).users).toMatchObject([{ user: 'u-9999', name: 'Name; 9999' }]);
    await put(again, 'user,name,email\nu-9999,,\nu-0,,zero@example.com\n', CSV_TYPE);
    expect((await listed(again, '?search=u9999@')).users).toEqual([]);
    expect((await listed(again, '?search=ZERO@')).users).toMatchObject([{ user: 'u-0', name: null, email: 'zero@example.com' }]);
  });

  it('has what was acknowledged after kill -9', async () => {
    const path = join(temporaryFolder(), 'ledger.duckdb');
    const first = await spawnCollector(path);
    expect(await putUsers(first, { user: 'u-1', name: 'Ann' })).toMatchObject({ status: 200 });
    await first.close();
    const second = await spawnCollector(path);
    expect((await listed(second)).users).toMatchObject([{ user: 'u-1', name: 'Ann' }]);
    await second.close();
  });

  it('is searched by id, name and address, in capitals or not', async () => {
    const collector = await runCollector();
    await call(collector, 'u-1');
    await call(collector, 'u-2');
    await putUsers(collector, { user: 'u-1', name: 'Jürgen Ärmel' }, { user: 'u-3', email: 'jane@armel.example' });
    expect(idsOf(await listed(collector, '?search=ärmel'))).toEqual(['u-1']);
    expect(idsOf(await listed(collector, '?search=U-'))).toEqual(['u-1', 'u-2', 'u-3']);
    expect(idsOf(await listed(collector, '?search=%25'))).toEqual([]);
    expect(idsOf(await listed(collector, '?search=ARMEL.ex'))).toEqual(['u-3']);
  });

  it('finds calls by the names of their users, and shows the names with them', async () => {
    const collector = await runCollector();
    for (const user of ['u-1', 'u-2', 'u-3']) await call(collector, user);
    await putUsers(collector, { user: 'u-1', name: 'Jürgen' }, { user: 'u-3', email: 'JUR@example.com' });
    const found = async (text: string) => (await collector.calls(`?search=${text}`)).map(({ user, user_name: name }) => [user, name]);
    expect(await found('jürg')).toEqual([['u-1', 'Jürgen']]);
    expect(await found('jur@')).toEqual([['u-3', null]]);
    expect(await found('U-2')).toEqual([['u-2', null]]);
    expect(await found('nobody')).toEqual([]);
  });

  it('is listed page by page, each user once, while calls come in', async () => {
    const collector = await runCollector();
    const wanted = Array.from({ length: 7 }, (_, index) => `u-${index}`);
    for (const user of wanted.slice(0, 4)) await call(collector, user);
    await call(collector, 'u-3');
    await putUsers(collector, ...wanted.map((user) => ({ user, name: 'N' })));
    const seen: string[] = [];
    const ends = new Set<string>();
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Users = await listed(collector, `?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
      seen.push(...idsOf(page));
      ends.add(page.to);
      cursor = page.next_cursor;
      await call(collector, 'newcomer');
    }
    expect(seen.slice(0, 4)).toEqual(['u-3', 'u-0', 'u-1', 'u-2']);
    expect(seen.filter((user) => user !== 'newcomer')).toEqual(['u-3', 'u-0', 'u-1', 'u-2', 'u-4', 'u-5', 'u-6']);
    // All pages are of the range up to when the first one was asked for.
    expect([...ends].map((end) => Date.parse(end) <= Date.now())).toEqual([true]);
  });

  it('lists what users did in a range, and for a tenant only who called for it', async () => {
    const collector = await runCollector();
    await call(collector, 'u-1', { 'spancost.tenant': 'acme' });
    await call(collector, 'u-1', { 'spancost.tenant': 'globex' });
    await call(collector, 'u-2', { 'spancost.tenant': 'globex' });
    await putUsers(collector, { user: 'u-1', name: 'Ann' }, { user: 'u-2', name: 'Bob' }, { user: 'u-3', name: 'Cy' });
    expect((await listed(collector, '?tenant=acme')).users).toMatchObject([{ user: 'u-1', name: 'Ann', requests: 1 }]);
    const past = await listed(collector, '?from=2020-01-01&to=2020-02-01');
    expect(past.users.map(({ user, requests }) => [user, requests])).toEqual([
      ['u-1', 0],
      ['u-2', 0],
      ['u-3', 0],
    ]);
  });
});

describe('a limited token', () => {
  it('sees names of users who called for its tenant and of nobody else, and a user sees itself', async () => {
    const admin = testToken({ role: 'admin' });
    const acme = testToken({ role: 'viewer', tenant: 'acme' });
    const acmeAdmin = testToken({ role: 'admin', tenant: 'acme' });
    const bob = testToken({ role: 'viewer', user: 'bob' });
    const cyOfAcme = testToken({ role: 'viewer', tenant: 'acme', user: 'cy' });
    const collector = await runCollector({ auth: authOf(admin, acme, acmeAdmin, bob, cyOfAcme) });
    await call(collector, 'ann', { 'spancost.tenant': 'acme' }, admin.bearer);
    await call(collector, 'bob', { 'spancost.tenant': 'globex' }, admin.bearer);
    const users = [
      { user: 'ann', name: 'Ann Only' },
      { user: 'bob', name: 'Bob Only' },
      { user: 'cy', name: 'Cy Only' },
    ];
    expect(await put(collector, JSON.stringify({ users }), { ...JSON_TYPE, ...admin.bearer })).toMatchObject({ answer: { set: 3 } });
    const seenBy = async (token: typeof acme, query = ''): Promise<readonly (string | null)[]> => {
      const response = await collector.get(`/api/v1/users${query}`, token.bearer);
      return ((await response.json()) as Users).users.map(({ name }) => name);
    };
    expect(await seenBy(admin)).toEqual(['Ann Only', 'Bob Only', 'Cy Only']);
    expect(await seenBy(acme)).toEqual(['Ann Only']);
    expect(await seenBy(acme, '?search=only')).toEqual(['Ann Only']);
    expect(await seenBy(acme, '?search=bob')).toEqual([]);
    expect(await seenBy(acme, '?tenant=globex')).toEqual([]);
    expect(await seenBy(bob)).toEqual(['Bob Only']);
    expect(await seenBy(bob, '?search=ann')).toEqual([]);
    expect(await seenBy(bob, '?from=2020-01-01&to=2020-02-01')).toEqual(['Bob Only']);
    expect(await seenBy(cyOfAcme)).toEqual([]);
    expect((await put(collector, JSON.stringify({ users }), { ...JSON_TYPE, ...acmeAdmin.bearer })).status).toBe(403);
    expect((await put(collector, JSON.stringify({ users }), { ...JSON_TYPE, ...acme.bearer })).status).toBe(403);
  });
});

const REFUSED: readonly (readonly [what: string, type: Record<string, string>, body: string, status: number, problem: RegExp])[] = [
  ['no users', JSON_TYPE, '{"users":[]}', 422, /users/],
  ['something else than users', JSON_TYPE, '[]', 422, /.+/],
  ['no JSON', JSON_TYPE, '{', 400, /JSON/],
  ['a user without an id', JSON_TYPE, '{"users":[{"name":"A"}]}', 422, /users\.0\.user/],
  ['a user about whom nothing is said', JSON_TYPE, '{"users":[{"user":"a"}]}', 422, /write a name, an email, or both/],
  ['an address that is none', JSON_TYPE, '{"users":[{"user":"a","email":"x"}]}', 422, /users\.0\.email: an e-mail address/],
  ['a field that is not known', JSON_TYPE, '{"users":[{"user":"a","name":"A","role":"x"}]}', 422, /role/],
  ['a name that is a number', JSON_TYPE, '{"users":[{"user":"a","name":7}]}', 422, /users\.0\.name/],
  ['one of 501 characters', JSON_TYPE, JSON.stringify({ users: [{ user: 'a', name: 'x'.repeat(501) }] }), 422, /users\.0\.name/],
  ['the same user twice', JSON_TYPE, '{"users":[{"user":"a","name":"A"},{"user":"a","name":"B"}]}', 422, /"a" is there twice/],
  [
    '10,001 users',
    JSON_TYPE,
    JSON.stringify({ users: Array.from({ length: 10_001 }, (_, i) => ({ user: `${i}`, name: 'x' })) }),
    422,
    /users/,
  ],
  ['an empty table', CSV_TYPE, '', 422, /table is empty/],
  ['a table with a column that is not known', CSV_TYPE, 'user,role\na,b', 422, /"role" is not known/],
  ['a table with an address that is none', CSV_TYPE, 'user,email\nb,b@example.com\na,x', 422, /Line 3: email: an e-mail address/],
  ['a table with a user without an id', CSV_TYPE, 'user,name\n,x', 422, /Line 2: user/],
  ['a table with the same user twice', CSV_TYPE, 'user,name\na,x\na,y', 422, /"a" is there twice/],
  ['a table that ends within quotes', CSV_TYPE, 'user,name\na,"x', 422, /not CSV/],
  ['another kind of body', { 'content-type': 'text/html' }, '<p>', 415, /.+/],
];

describe('what is no directory', () => {
  it('is refused with what is wrong, and changes nothing', async () => {
    const collector = await runCollector();
    await putUsers(collector, { user: 'a', name: 'as it was' });
    for (const [what, type, body, status, problem] of REFUSED) {
      const sent = await put(collector, body, type);
      expect([what, sent]).toMatchObject([what, { status, answer: { detail: expect.stringMatching(problem) as string } }]);
    }
    expect((await listed(collector)).users).toMatchObject([{ user: 'a', name: 'as it was' }]);
  });

  it.each(['x', 'W10', Buffer.from('[1,2,"1e5",0,"a"]').toString('base64url'), Buffer.from('[9e99,2,"1",0,"a"]').toString('base64url')])(
    'nor is the cursor %s, which is a 400',
    async (cursor) => {
      const collector = await runCollector();
      expect((await collector.get(`/api/v1/users?cursor=${cursor}`)).status).toBe(400);
    },
  );
});
