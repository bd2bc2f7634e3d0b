import { PLAIN_BUDGET, type Budget } from '@spancost/collector';
import { describe, expect, it } from 'vitest';
import { authOf, testToken, type TestToken } from '../../access/tokens.ts';
import { GPT5, span, traces } from '../../otlp-json.ts';
import { runCollector, type RunningCollector } from '../../running-collector.ts';
import { askBudgets } from './ask-budgets.ts';

/** When the calls are made and asked about, so that no midnight is between them. */
const NOON = Date.parse('2026-11-22T12:00:00Z');
const MONTH: Omit<Budget, 'name'> = { amountUsd: '0.005', period: 'monthly', timeZone: 'UTC', ...PLAIN_BUDGET };
const BUDGETS: readonly Budget[] = [
  { ...MONTH, name: 'everything', enforce: 'block' },
  { ...MONTH, name: 'of acme', scope: { tenant: 'acme' } },
  { ...MONTH, name: 'of acme in chat', scope: { tenant: 'acme', feature: 'chat' } },
  { ...MONTH, name: 'of globex', scope: { tenant: 'globex' } },
  { ...MONTH, name: 'of ann', scope: { user: 'ann' } },
  { ...MONTH, name: 'of ann of acme', scope: { tenant: 'acme', user: 'ann' } },
  { ...MONTH, name: 'each tenant', per: 'tenant' },
  { ...MONTH, name: 'each user', per: 'user' },
  { ...MONTH, name: 'each user of acme', per: 'user', scope: { tenant: 'acme' } },
];

const TOKENS = {
  all: testToken({ role: 'admin' }),
  acme: testToken({ role: 'viewer', tenant: 'acme' }),
  acmeAdmin: testToken({ role: 'admin', tenant: 'acme' }),
  annOfAcme: testToken({ role: 'viewer', tenant: 'acme', user: 'ann' }),
  ann: testToken({ role: 'viewer', user: 'ann' }),
} as const;

/** $0.00325 of each: ann of acme, bob of acme, ann of globex and eve of globex. */
async function collectorWithCalls(): Promise<RunningCollector> {
  const collector = await runCollector({ budgets: BUDGETS, auth: authOf(...Object.values(TOKENS)) }, { clock: () => NOON });
  const callers = [
    ['acme', 'ann'],
    ['acme', 'bob'],
    ['globex', 'ann'],
    ['globex', 'eve'],
  ] as const;
  const spans = callers.map(([tenant, user]) =>
    span({ start: NOON - 1000, attributes: { ...GPT5, 'spancost.tenant': tenant, 'user.id': user } }),
  );
  expect((await collector.send('traces', traces(spans), TOKENS.all.bearer)).status).toBe(200);
  return collector;
}

/** The budgets that a token sees: what is spent of each, with whose own it is, or of how many. */
async function seen(collector: RunningCollector, token: TestToken): Promise<Record<string, string>> {
  const listed = await askBudgets(collector, token.bearer).list();
  return Object.fromEntries(
    listed.map(({ name, status, targets }) => [
      name,
      status === null
        ? [...new Set(targets.map(({ target }) => target ?? ''))].toSorted((a, b) => a.localeCompare(b)).join(' ')
        : [status.target, status.spent_usd].filter(Boolean).join(' '),
    ]),
  );
}

describe('of budgets', () => {
  it('a token without limits sees all, one with limits those whose calls are all its own and its own part of others', async () => {
    const collector = await collectorWithCalls();
    expect(await seen(collector, TOKENS.all)).toEqual({
      everything: '0.013',
      'of acme': '0.0065',
      'of acme in chat': '0',
      'of globex': '0.0065',
      'of ann': '0.0065',
      'of ann of acme': '0.00325',
      'each tenant': 'acme globex',
      'each user': 'ann bob eve',
      'each user of acme': 'ann bob',
    });
    const ofAcme = {
      'of acme': '0.0065',
      'of acme in chat': '0',
      'of ann of acme': '0.00325',
      'each tenant': 'acme 0.0065',
      'each user of acme': 'ann bob',
    };
    expect(await seen(collector, TOKENS.acme)).toEqual(ofAcme);
    expect(await seen(collector, TOKENS.acmeAdmin)).toEqual(ofAcme);
    // Each tenant's sum, and that of all who are called ann, would tell her of others.
    expect(await seen(collector, TOKENS.annOfAcme)).toEqual({ 'of ann of acme': '0.00325', 'each user of acme': 'ann 0.00325' });
    expect(await seen(collector, TOKENS.ann)).toEqual({
      'of ann': '0.0065',
      'of ann of acme': '0.00325',
      'each user': 'ann 0.0065',
      'each user of acme': 'ann 0.00325',
    });
  });

  it('what a token does not see is the 404 of a budget that there is not, to the byte', async () => {
    const collector = await collectorWithCalls();
    const acme = askBudgets(collector, TOKENS.acme.bearer);
    const unknown = (await acme.get('none')).body;
    for (const name of ['everything', 'of globex', 'of ann', 'each user']) {
      const { status, headers, body } = await acme.get(name, '?target=eve');
      expect([status, headers['etag'], JSON.stringify(body).replaceAll(name, 'none')]).toEqual([404, undefined, JSON.stringify(unknown)]);
    }
    expect((await acme.get('each tenant', '?target=globex')).status).toBe(403);
    expect((await acme.get('each tenant', '?target=acme')).body.status?.spent_usd).toBe('0.0065');
    expect((await acme.get('each user of acme', '?target=bob')).body.status?.spent_usd).toBe('0.00325');
    expect((await acme.get('of acme')).body.budget).not.toHaveProperty('recipients');
    expect((await askBudgets(collector, TOKENS.acmeAdmin.bearer).get('of acme')).body.budget).not.toHaveProperty('recipients');
  });

  it('a call is told the state of each of its budgets, and amounts of those only that its token sees', async () => {
    const collector = await collectorWithCalls();
    const check = async (token: TestToken, query: string): Promise<unknown> => {
      const { state, blocked, budgets } = await askBudgets(collector, token.bearer).check(query);
      return [state, blocked, budgets.map(({ name, state: own, status }) => `${name}: ${own} ${status?.spent_usd ?? '?'}`)];
    };
    const everything = 'everything: exceeded ?';
    expect(await check(TOKENS.annOfAcme, '')).toEqual([
      'exceeded',
      true,
      [
        everything,
        'of acme: exceeded ?',
        'of ann: exceeded ?',
        'of ann of acme: ok 0.00325',
        'each tenant: exceeded ?',
        'each user: exceeded ?',
        'each user of acme: ok 0.00325',
      ],
    ]);
    expect(await check(TOKENS.acme, 'user=bob')).toEqual([
      'exceeded',
      true,
      [everything, 'of acme: exceeded 0.0065', 'each tenant: exceeded 0.0065', 'each user: ok ?', 'each user of acme: ok 0.00325'],
    ]);
    for (const query of ['tenant=globex', 'tenant=globex&user=eve']) {
      const response = await collector.get(`/api/v1/budgets/check?${query}`, TOKENS.acme.bearer);
      expect([response.status, await response.text()]).toEqual([403, expect.not.stringContaining('globex')]);
    }
    const raw = await (await collector.get('/api/v1/budgets/check', TOKENS.annOfAcme.bearer)).text();
    expect(raw).not.toMatch(/0\.013|0\.0065|globex|"bob"|"eve"/);
  });
});
