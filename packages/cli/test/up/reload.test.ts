import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { up } from './running-up.ts';

const budget = (amount: number): string =>
  `budgets: [{ name: day, amount_usd: ${amount}, period: daily }]\nmetrics: { scrape_interval: 1s }\n`;

it('SIGHUP reads spancost.yaml again: $10 becomes $20, and what takes a restart is named', { timeout: 40_000 }, async () => {
  const { child, url, file, output } = await up(budget(10));
  const limit = async () => /^spancost_budget_limit_usd\{.*\} (\S+)$/m.exec(await (await fetch(`${url}/metrics`)).text())?.[1];
  expect(await limit()).toBe('10');
  writeFileSync(file, `listen: { port: 1 }\nledger: { path: l.duckdb }\n${budget(20)}`);
  child.kill('SIGHUP');
  await expect.poll(limit, { timeout: 10_000 }).toBe('20');
  await expect.poll(output, { timeout: 10_000 }).toMatch(/"level":"warn".*"options":\["listen\.port"\].*take a restart/);
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

it('a variable that sets nothing is warned of in the log, with the one that was meant', { timeout: 20_000 }, async () => {
  process.env['SPANCOST_LISTEN_PROT'] = '1';
  try {
    const { output } = await up();
    expect(output()).toMatch(/"level":"warn".*SPANCOST_LISTEN_PROT sets nothing; did you mean SPANCOST_LISTEN_PORT\?/);
  } finally {
    delete process.env['SPANCOST_LISTEN_PROT'];
  }
});
