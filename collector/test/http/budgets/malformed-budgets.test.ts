import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_CONFIG, startCollector, type Collector } from '@spancost/collector';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askBudgets } from './ask-budgets.ts';

const GOOD = { name: 'b', amount_usd: '1', period: 'daily' };

/** A body, and every mistake in it: where, and what is said. */
const CASES: readonly (readonly [what: string, body: unknown, problems: readonly (readonly [path: string, message: RegExp])[]])[] = [
  [
    'nothing in it',
    {},
    [
      ['name', /./],
      ['amount_usd', /write an amount/],
      ['period', /write daily, weekly/],
    ],
  ],
  ['a list in its place', [GOOD], [['', /write keys and values/]]],
  ['null in its place', null, [['', /write keys and values/]]],
  ['a text in its place', '"daily"', [['', /write keys and values/]]],
  ['an amount of zero', { ...GOOD, amount_usd: 0 }, [['amount_usd', /above zero/]]],
  ['an amount of zero in a text', { ...GOOD, amount_usd: '0.00' }, [['amount_usd', /above zero/]]],
  ['a negative amount', { ...GOOD, amount_usd: -5 }, [['amount_usd', /plain decimal amount/]]],
  ['an amount with an exponent', '{"name":"b","amount_usd":1e3,"period":"daily"}', [['amount_usd', /plain decimal amount/]]],
  ['an amount beyond all bounds', '{"name":"b","amount_usd":1e400,"period":"daily"}', [['amount_usd', /plain decimal amount/]]],
  ['an amount that is a word', { ...GOOD, amount_usd: 'nope' }, [['amount_usd', /plain decimal amount/]]],
  ['an amount in another currency', { ...GOOD, amount_usd: '5 EUR' }, [['amount_usd', /plain decimal amount/]]],
  ['an amount that is none', { ...GOOD, amount_usd: null }, [['amount_usd', /write an amount/]]],
  [
    'a scope by what no call has',
    { ...GOOD, scope: { tennant: 'acme', team: 'x' } },
    [
      ['scope', /"tennant"; did you mean "tenant"/],
      ['scope', /"team"; known keys are provider/],
    ],
  ],
  ['a scope that is a text', { ...GOOD, scope: 'acme' }, [['scope', /write keys and values/]]],
  ['a scope of an empty name', { ...GOOD, scope: { user: '' } }, [['scope.user', /not empty/]]],
  ['a zone that nobody knows', { ...GOOD, time_zone: 'Europe/Atlantis' }, [['time_zone', /IANA time zone such as/]]],
  ['a period that nobody knows', { ...GOOD, period: 'hourly' }, [['period', /write daily, weekly/]]],
  [
    'a fixed period without its ends',
    { ...GOOD, period: 'fixed' },
    [
      ['from', /needs from and to/],
      ['to', /needs from and to/],
    ],
  ],
  [
    'a fixed period that ends before it begins',
    { ...GOOD, period: 'fixed', from: '2026-11-02', to: '2026-11-01' },
    [['to', /ends before it begins/]],
  ],
  [
    'a fixed period that ends as it begins',
    { ...GOOD, period: 'fixed', from: '2026-11-02', to: '2026-11-02T00:00:00Z' },
    [['to', /ends before it begins/]],
  ],
  ['a day that there is not', { ...GOOD, period: 'fixed', from: '2026-02-29', to: '2026-03-01' }, [['from', /write a day or a time/]]],
  ['ends of a period that has none', { ...GOOD, from: '2026-11-01' }, [['from', /only a budget with period fixed/]]],
  ['an interval without its length', { ...GOOD, period: 'interval' }, [['interval', /needs interval/]]],
  ['an interval of a second', { ...GOOD, period: 'interval', interval: '1s' }, [['interval', /from 1m to 24h/]]],
  [
    'a key that nobody knows',
    { ...GOOD, amount: 5, limit: 2 },
    [
      ['', /unknown key "amount"/],
      ['', /unknown key "limit"/],
    ],
  ],
  [
    'a key of a prototype',
    '{"name":"b","amount_usd":"1","period":"daily","__proto__":{"active":false}}',
    [['', /unknown key "__proto__"/]],
  ],
  ['thresholds that fall', { ...GOOD, thresholds: ['1', '0.8'] }, [['thresholds.1', /rising order/]]],
  ['no thresholds', { ...GOOD, thresholds: [] }, [['thresholds', /one share at least/]]],
  ['a threshold of zero', { ...GOOD, thresholds: [0] }, [['thresholds.0', /above zero/]]],
  ['a budget per team', { ...GOOD, per: 'team' }, [['per', /write tenant or user/]]],
  ['a budget per user of one user', { ...GOOD, per: 'user', scope: { user: 'ann' } }, [['per', /names the one user/]]],
  ['enforcement that nobody knows', { ...GOOD, enforce: 'kill' }, [['enforce', /write off, warn or block/]]],
  ['a flag that is a text', { ...GOOD, active: 'yes' }, [['active', /true or false/]]],
  [
    'recipients that are no addresses',
    { ...GOOD, recipients: { email: ['finance'], slack: ['#money'] } },
    [
      ['recipients.email.0', /e-mail address/],
      ['recipients.slack.0', /URL/],
    ],
  ],
  ['an empty name', { ...GOOD, name: '' }, [['name', /./]]],
  ['a name that is a number', { ...GOOD, name: 5 }, [['name', /write a text/]]],
  ['a name of 101 characters', { ...GOOD, name: 'x'.repeat(101) }, [['name', /100 characters/]]],
  ['a name of two lines', { ...GOOD, name: 'a\nb' }, [['name', /one line/]]],
  ['a name that the API needs', { ...GOOD, name: 'check' }, [['name', /addresses of the API/]]],
  ['a name that no address has', { ...GOOD, name: '..' }, [['name', /not just dots/]]],
  ['a reference to what the collector knows', { ...GOOD, recipients: { slack: ['${env:PATH}'] } }, [['recipients.slack.0', /URL/]]],
  [
    'mistakes everywhere',
    { name: 'b', amount_usd: -1, period: 'never', scope: { x: 1 }, time_zone: '?', extra: true },
    [
      ['amount_usd', /./],
      ['period', /./],
      ['time_zone', /./],
      ['scope', /"x"/],
      ['', /"extra"/],
    ],
  ],
];

const folder = mkdtempSync(join(tmpdir(), 'spancost-malformed-'));
const KEPT = { name: 'kept', amount_usd: '7', period: 'daily' };
let collector: Collector;

describe('a budget that cannot be', () => {
  beforeAll(async () => {
    collector = await startCollector({
      ...DEFAULT_CONFIG,
      listen: { host: '127.0.0.1', port: 0 },
      ledger: { path: join(folder, 'ledger.duckdb') },
      log: { level: 'silent' },
    });
    expect((await askBudgets(collector).create(KEPT)).status).toBe(201);
  });
  afterAll(async () => {
    await collector.close();
    rmSync(folder, { recursive: true });
  });

  it.each(CASES)('with %s is refused with every mistake, and changes nothing', async (_, body, problems) => {
    const budgets = askBudgets(collector);
    const { status, headers, body: problem } = await budgets.create(body);
    expect([status, headers['content-type']]).toEqual([422, expect.stringContaining('application/problem+json')]);
    const told = (problem.problems ?? []).map(({ path, message }) => `${path}: ${message}`);
    expect(told).toEqual(problems.map(([path, message]) => expect.stringMatching(new RegExp(`^${path}: .*${message.source}`)) as string));
    expect(problem.detail).toMatch(
      problems.length === 1 ? /^(?!The budget has)./ : new RegExp(`^The budget has ${problems.length} mistakes`),
    );
    expect((await budgets.replace('kept', body)).status).toBe(422);
    expect((await budgets.list()).map(({ budget }) => budget)).toMatchObject([KEPT]);
  });

  it.each([
    ['no JSON', '{"name":', 400, /^The body is not JSON: /],
    ['nothing', undefined, 422, /write keys and values/],
    ['YAML', 'name: b', 400, /^The body is not JSON: /],
    ['10,001 values', `[${'1,'.repeat(10_001)}1]`, 413, /./],
    ['a hundred levels', '['.repeat(200), 400, /nested deeper/],
  ])('that is %s is refused', async (_, body, status, detail) => {
    const answer = await askBudgets(collector).create(body);
    expect([answer.status, answer.body.detail]).toEqual([status, expect.stringMatching(detail)]);
  });

  it('that is another one after a change is refused: a name stays', async () => {
    const budgets = askBudgets(collector);
    for (const answer of [await budgets.replace('kept', { ...KEPT, name: 'other' }), await budgets.patch('kept', { name: 'other' })])
      expect([answer.status, answer.body.detail]).toEqual([422, 'name: is "kept" and stays it; make another budget to have another name']);
    const patched = await budgets.patch('kept', { period: 'fixed', from: '2026-11-01', bogus: { a: null } });
    expect(patched.body.problems?.map(({ path }) => path)).toEqual(['', 'to']);
    expect((await budgets.patch('kept', '"daily"')).status).toBe(422);
    expect((await budgets.patch('kept', { amount_usd: null })).body.problems).toMatchObject([{ path: 'amount_usd' }]);
  });

  it('is the last of 1,000: one more is refused, with what to do', { timeout: 120_000 }, async () => {
    const budgets = askBudgets(collector);
    const before = (await budgets.list()).length;
    for (let made = before; made < 1000; made += 1)
      expect((await budgets.create({ ...KEPT, name: `b-${made}`, active: false })).status).toBe(201);
    expect(await budgets.create({ ...KEPT, name: 'one more' })).toMatchObject({
      status: 409,
      body: { detail: expect.stringMatching(/1000 budgets.*remove one, or use per/) as string },
    });
    expect((await budgets.list()).length).toBe(1000);
  });
});
