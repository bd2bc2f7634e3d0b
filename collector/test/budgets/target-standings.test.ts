import { expect, it } from 'vitest';
import { PLAIN_BUDGET, type Budget } from '../../src/budgets/budget.ts';
import { LedgerBudgets } from '../../src/budgets/ledger-budgets.ts';
import { formatUsd } from '../../src/ledger/money.ts';
import { ledgerOfCalls, type TestCall } from './ledger-of-calls.ts';

const NOON = Date.UTC(2026, 10, 22, 12);
const EACH_USER: Budget = { ...PLAIN_BUDGET, name: 'each', amountUsd: '1', period: 'daily', timeZone: 'UTC', per: 'user' };

async function budgetsWith(budget: Budget, added: readonly TestCall[]): Promise<LedgerBudgets> {
  const { ledger, add } = await ledgerOfCalls();
  await add(added);
  const ceiling = { usdPerMillionTokens: '100', usdPerCall: '0' };
  return new LedgerBudgets({ ledger, written: () => [budget], made: () => [], ceiling: () => ceiling, now: () => NOON });
}

it('each user has $1 for its own: five of them by state, those from half of it on by name, and calls without a user count for nobody', async () => {
  const budgets = await budgetsWith(EACH_USER, [
    { at: NOON, cost: '0.6', user: 'ann' },
    { at: NOON, cost: '0.4', user: 'ann' },
    { at: NOON, cost: '0.79999999999999999999', user: 'bob' },
    { at: NOON, cost: '0.5', user: "o'neil" },
    { at: NOON, tokens: 9000, user: 'unpriced' },
    { at: NOON, cost: '0.49999999999999999999', user: 'eve' },
    { at: NOON - 86_400_000, cost: '9', user: 'eve' },
    { at: NOON, cost: '100' },
  ]);
  const [standing] = await budgets.standings();
  expect(standing).not.toHaveProperty('status');
  expect(standing?.targetsByState).toEqual({ ok: 3, warning: 1, exceeded: 1 });
  expect(standing?.targets.map(({ target, spent, assumed, state }) => [target, formatUsd(spent), formatUsd(assumed), state])).toEqual([
    ['ann', '1', '0', 'exceeded'],
    ['unpriced', '0.9', '0.9', 'warning'],
    ['bob', '0.79999999999999999999', '0', 'ok'],
    ["o'neil", '0.5', '0', 'ok'],
  ]);
  expect(standing?.targets[0]?.burnRates?.['1h']).toBe(24);
});

it('any user can be asked about, those below half and those who spent nothing too, and what they all spent together', async () => {
  const budgets = await budgetsWith(EACH_USER, [
    { at: NOON, cost: '0.25', user: 'ann' },
    { at: NOON, cost: '3', user: 'bob' },
  ]);
  expect(await budgets.statusOf(EACH_USER, 'ann')).toMatchObject({ target: 'ann', state: 'ok', requests: 1, burnRates: { '1h': 6 } });
  expect(await budgets.statusOf(EACH_USER, 'bob')).toMatchObject({ state: 'exceeded', spent: 3n * 10n ** 20n });
  expect(await budgets.statusOf(EACH_USER, 'nobody')).toMatchObject({ state: 'ok', spent: 0n });
  expect(formatUsd((await budgets.statusOf(EACH_USER)).spent)).toBe('3.25');
});

it('tenants are told apart within the scope of their budget', async () => {
  const budgets = await budgetsWith({ ...EACH_USER, per: 'tenant', scope: { feature: 'chat' } }, [
    { at: NOON, cost: '1', tenant: 'acme', feature: 'chat' },
    { at: NOON, cost: '8', tenant: 'acme', feature: 'search' },
    { at: NOON, cost: '0.7', tenant: 'umbrella', feature: 'chat', user: 'ann' },
  ]);
  const [standing] = await budgets.standings();
  expect(standing?.targets.map(({ target, spent }) => [target, formatUsd(spent)])).toEqual([
    ['acme', '1'],
    ['umbrella', '0.7'],
  ]);
  expect(standing?.targetsByState).toEqual({ ok: 1, warning: 0, exceeded: 1 });
});

it('of 5,000 users, 3,500 of whom have spent half or more, all are counted, the greatest 1,000 listed and 100 followed', async () => {
  const users = Array.from({ length: 5000 }, (_, index) => index);
  const budgets = await budgetsWith(
    EACH_USER,
    users.map((index) => ({ at: NOON, cost: (index / 5000 + 0.2).toFixed(4), user: `user-${index}` })),
  );
  const [standing] = await budgets.standings();
  expect(standing?.targetsByState).toEqual({ ok: 3000, warning: 1000, exceeded: 1000 });
  expect(standing?.targets).toHaveLength(1000);
  expect(standing?.targets[0]).toMatchObject({ target: 'user-4999' });
  expect(standing?.targets.filter(({ burnRates }) => burnRates !== undefined)).toHaveLength(100);
});

it('a budget without a call has no tenants or users', async () => {
  const [standing] = await (await budgetsWith(EACH_USER, [])).standings();
  expect(standing).toMatchObject({ targets: [], targetsByState: { ok: 0, warning: 0, exceeded: 0 } });
});
