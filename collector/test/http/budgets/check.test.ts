import type { BudgetCheck } from '@spancost/api';
import { PLAIN_BUDGET, type Budget } from '@spancost/collector';
import { describe, expect, it } from 'vitest';
import { GPT5, span, traces } from '../../otlp-json.ts';
import { runCollector, type RunningCollector } from '../../running-collector.ts';
import { askBudgets } from './ask-budgets.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const BUDGET: Omit<Budget, 'name'> = { amountUsd: '1', period: 'daily', timeZone: 'UTC', ...PLAIN_BUDGET };
const BUDGETS: readonly Budget[] = [
  { ...BUDGET, name: 'all' },
  { ...BUDGET, name: 'chat', amountUsd: '0.004', scope: { feature: 'chat' }, enforce: 'warn' },
  { ...BUDGET, name: 'each user', amountUsd: '0.00325', per: 'user', enforce: 'block' },
  { ...BUDGET, name: 'gpt', scope: { model: 'gpt-5', provider: 'openai' } },
  { ...BUDGET, name: 'off', amountUsd: '0.001', active: false, enforce: 'block' },
  { ...BUDGET, name: 'launch', amountUsd: '0.001', period: 'fixed', from: NOW - 86_400_000 * 9, to: NOW - 86_400_000, enforce: 'block' },
];

/** What is asked, the answer for all its budgets, whether it is refused, and the budgets. */
const CALLS: readonly (readonly [query: string, state: BudgetCheck['state'], blocked: boolean, budgets: readonly string[]])[] = [
  ['', 'ok', false, ['all']],
  ['user=bob', 'ok', false, ['all', 'each user']],
  ['feature=chat&user=bob', 'warning', false, ['all', 'chat', 'each user']],
  ['user=ann', 'exceeded', true, ['all', 'each user']],
  ['user=ann&feature=chat', 'exceeded', true, ['all', 'chat', 'each user']],
  ['model=gpt-5', 'ok', false, ['all']],
  ['model=gpt-5&provider=openai', 'ok', false, ['all', 'gpt']],
  ['model=gpt-5&provider=azure', 'ok', false, ['all']],
  ['tenant=acme&service=shop&environment=test', 'ok', false, ['all']],
];

/** Of ann $0.00325 in chat, of bob nothing. */
async function collectorWithCalls(): Promise<RunningCollector> {
  const collector = await runCollector({ budgets: BUDGETS }, { clock: () => NOW });
  const attributes = { ...GPT5, 'user.id': 'ann', 'spancost.feature': 'chat' };
  await collector.send('traces', traces([span({ start: NOW - 1000, attributes }), span({ start: NOW - 86_400_000 * 2, attributes })]));
  return collector;
}

describe('a call that is asked about', () => {
  it('falls under the budgets whose scope it is in and, where each user has one, under that of its user', async () => {
    const budgets = askBudgets(await collectorWithCalls());
    for (const [query, state, blocked, names] of CALLS) {
      const answer = await budgets.check(query);
      expect([query, answer.state, answer.blocked, answer.budgets.map(({ name }) => name)]).toEqual([query, state, blocked, names]);
    }
  });

  it('is told how each budget stands and which of them refuses it: $0.00325 of the $0.00325 of ann', async () => {
    const { budgets } = await askBudgets(await collectorWithCalls()).check('user=ann&feature=chat');
    expect(budgets).toMatchObject([
      { name: 'all', per: null, enforce: 'off', blocks: false, status: { target: null, spent_usd: '0.00325', state: 'ok' } },
      { name: 'chat', enforce: 'warn', blocks: false, status: { spent_usd: '0.00325', state: 'warning', amount_usd: '0.004' } },
      { name: 'each user', per: 'user', enforce: 'block', blocks: true, status: { target: 'ann', remaining_usd: '0', state: 'exceeded' } },
    ]);
  });

  it('may be of a user with a name of 1,024 characters, which is what the ledger takes', async () => {
    const collector = await collectorWithCalls();
    const { budgets } = await askBudgets(collector).check(`user=${'u'.repeat(1024)}`);
    expect(budgets.find(({ per }) => per === 'user')).toMatchObject({ status: { target: 'u'.repeat(1024), spent_usd: '0' } });
  });

  it('by what no call has is refused, with what to write', async () => {
    const collector = await collectorWithCalls();
    const text = 'user: a text of 1 to 5000 characters, once';
    for (const [query, detail] of [
      ['/check?usr=ann', 'usr: is not known; write one of user, tenant, feature, provider, model, service, environment'],
      ['/check?user=', text],
      ['/check?user=a&user=b', text],
      ['?tenant=acme', 'tenant: is not known; leave it out'],
    ] as const) {
      const answer = await collector.get(`/api/v1/budgets${query}`);
      expect([query, answer.status, await answer.json()]).toEqual([query, 400, expect.objectContaining({ detail })]);
    }
  });
});
