import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { askBudgets } from '../../http/budgets/ask-budgets.ts';
import { eventually } from '../../prices/eventually.ts';
import { followedCollector } from '../../reload/followed-collector.ts';
import { temporaryFolder } from '../../running-collector.ts';
import { spawnCollector } from '../../spawned-collector.ts';

const DAY = { name: 'day', amount_usd: '10', period: 'daily' };

describe('a budget that was acknowledged', () => {
  it('is there after kill -9, as it was last changed, and one that was taken away is not', { timeout: 60_000 }, async () => {
    const path = join(temporaryFolder(), 'ledger.duckdb');
    const first = await spawnCollector(path);
    const budgets = askBudgets(first);
    const made: string[] = [];
    const maker = async (): Promise<void> => {
      for (;;) {
        const name = `b-${crypto.randomUUID()}`;
        const { status } = await budgets.create({ ...DAY, name }).catch(() => ({ status: 0 }));
        if (status !== 201) return;
        made.push(name);
      }
    };
    await budgets.create(DAY);
    await budgets.create({ ...DAY, name: 'gone' });
    await budgets.patch('day', { amount_usd: '20' });
    await budgets.remove('gone');
    const makers = Promise.all([maker(), maker(), maker()]);
    while (made.length < 20) await new Promise((resolve) => setTimeout(resolve, 5));
    await first.close();
    await makers;

    const again = await spawnCollector(path);
    const kept = await askBudgets(again).list();
    const names = new Set(kept.map(({ name }) => name));
    expect(made.filter((name) => !names.has(name))).toEqual([]);
    expect(names.has('gone')).toBe(false);
    expect(kept.find(({ name }) => name === 'day')?.budget.amount_usd).toBe('20');
    expect(await again.sample('spancost_budget_limit_usd', { budget: 'day' })).toBe(20);
    await again.close();
  });
});

describe('a budget of the API whose name spancost.yaml gets', () => {
  it('is kept and not in force, which is logged once and shown, until it is taken away or the name is free again', async () => {
    const inFile = (name: string): string => `budgets:\n  - { name: ${name}, amount_usd: 5, period: monthly }\n`;
    const collector = await followedCollector('');
    const budgets = askBudgets(collector);
    const limit = () => collector.sample('spancost_budget_limit_usd', { budget: 'day' });
    const warnings = () => collector.logged.filter(({ level, budget }) => level === 40 && budget === 'day').length;
    await budgets.create(DAY);
    expect(await limit()).toBe(10);

    collector.write(inFile('day'));
    await eventually(limit, 5);
    for (let look = 0; look < 3; look += 1)
      expect(
        (await budgets.list()).map(({ name, source, shadowed, budget, status }) => [
          name,
          source,
          shadowed,
          budget.amount_usd,
          status === null,
        ]),
      ).toEqual([
        ['day', 'file', false, '5', false],
        ['day', 'api', true, '10', true],
      ]);
    expect(warnings()).toBe(1);
    expect((await budgets.get('day')).body).toMatchObject({ source: 'file', budget: { amount_usd: '5' } });
    expect((await budgets.patch('day', { amount_usd: 7 })).status).toBe(409);

    collector.write(inFile('other'));
    await eventually(limit, 10);
    collector.write(inFile('day'));
    await eventually(limit, 5);
    expect(warnings()).toBe(2);
    // Of the two, the API can only take away its own.
    expect((await budgets.remove('day')).status).toBe(204);
    expect((await budgets.remove('day')).status).toBe(409);
    expect((await budgets.list()).map(({ source }) => source)).toEqual(['file']);
  });
});
