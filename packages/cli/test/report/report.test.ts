import { afterAll, beforeAll, expect, it } from 'vitest';
import { startSeeded, type SeededCollector } from '../ask/seeded-collector.ts';
import { spancost, type Ran } from '../prices/run-command.ts';

let collector: SeededCollector;
beforeAll(async () => void (collector = await startSeeded()));
afterAll(() => collector.close());

const ask = (...words: readonly string[]): Promise<Ran> => spancost(...words, '--url', collector.url);

it('a report has today, this month at $0.0195, and the budget, of which $0.1395 of $10 is used with an unpriced call at its ceiling of $0.12', async () => {
  const { output } = await ask('report');
  expect(output).toMatch(/This month +7 +[\d,]+ +\$0\.019500 +1 /);
  expect(output).toMatch(/ann +4 +4,800 +\$0\.013000/);
  expect(output).toMatch(/all +monthly +\S+ +1 % +\$0\.139 +\$10\.00/);
  const {
    today,
    this_month: month,
    budgets,
  } = JSON.parse((await ask('report', '--json')).output) as {
    readonly today: { readonly total_requests: number };
    readonly this_month: { readonly cost_usd: string };
    readonly budgets: readonly { readonly status: { readonly spent_usd: string } }[];
  };
  expect([month.cost_usd, budgets[0]?.status.spent_usd]).toEqual(['0.0195', '0.1395']);
  expect(today.total_requests).toBe(7);
});

it('the report of a tenant and a period that is over says nothing of budgets, which are of now', async () => {
  const { output } = await ask('report', '--period', 'last_year', '--tenant', 'acme', '--json');
  expect(JSON.parse(output)).toMatchObject({ stats: { total_requests: 0, cost_usd: '0' }, budgets: null });
});

it('the budgets of now are told with a month that goes on and days up to now, by a collector whose clock is five minutes behind', async () => {
  const behind = await startSeeded({}, [], { clock: () => Date.now() - 300_000 });
  try {
    for (const [words, isTold] of [
      [['--period', 'this_month'], true],
      [['--days', '7'], true],
      [['--from', '2026-11-01'], true],
      [['--period', 'yesterday'], false],
      [['--from', '2026-11-01', '--to', '2026-11-02'], false],
    ] as const) {
      const { output } = await spancost('report', ...words, '--json', '--url', behind.url);
      const { budgets } = JSON.parse(output) as { readonly budgets: readonly object[] | null };
      expect([words, budgets?.length]).toEqual([words, isTold ? 1 : undefined]);
    }
  } finally {
    await behind.close();
  }
});

it('--by tells the tenants of this month with their shares, against last month, in place of the lists', async () => {
  const { output } = await ask('report', '--by', 'tenants');
  expect(output).toMatch(/acme +5 +4,800 +\$0\.013000 +66\.7 % +- +0/);
  expect(output).toMatch(/all +7 +8,400 +\$0\.019500/);
  expect(output).not.toContain('Top features');
});
