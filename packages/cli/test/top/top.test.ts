import { afterAll, beforeAll, expect, it } from 'vitest';
import { startSeeded, type SeededCollector } from '../ask/seeded-collector.ts';
import { spancost, type Ran } from '../prices/run-command.ts';

let collector: SeededCollector;
beforeAll(async () => void (collector = await startSeeded()));
afterAll(() => collector.close());

const ask = (...words: readonly string[]): Promise<Ran> => spancost(...words, '--url', collector.url);

it('calls that name no tenant are one group, and the groups and the rest are all', async () => {
  const { output } = await ask('top', 'tenants', '--limit', '1');
  expect(output).toMatch(/acme +5 +4,800 +\$0\.013000 +66\.7 %/);
  expect(output).toMatch(/1 more +2 +3,600 +\$0\.006500/);
  expect(output).toMatch(/all +7 +[\d,]+ +\$0\.019500/);
});
