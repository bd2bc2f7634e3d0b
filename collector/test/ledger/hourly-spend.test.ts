import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openLedger } from '../../src/ledger/duckdb/open-ledger.ts';
import { temporaryFolder } from '../running-collector.ts';
import { callHistory, HOUR_MS, MIDDLE } from './call-history.ts';
import { spendByHand } from './summed-by-hand.ts';

it('tells what each of 60 hours cost of four scopes, as their calls are after all their entries', async () => {
  const calls = fc.sample(fc.array(callHistory, { minLength: 120, maxLength: 120 }), { numRuns: 1, seed: 7 })[0] ?? [];
  const ledger = await openLedger(join(temporaryFolder(), 'ledger.duckdb'), () => undefined);
  await ledger.append({
    entries: [0, 1, 2, 3].flatMap((seq) => calls.flatMap((entries) => entries[seq] ?? [])),
    keys: new Map(),
    quarantined: [],
  });
  const from = Math.floor(MIDDLE / HOUR_MS) * HOUR_MS - 30 * HOUR_MS;
  const range = { from, to: from + 60 * HOUR_MS };
  const scopes = [{}, { tenant: 'acme' }, { user: 'ann', provider: 'openai' }, { model: 'learned' }];
  const told = await ledger.hourlySpend(range, scopes);

  for (const [place, scope] of scopes.entries()) {
    expect(await ledger.hourlySpend(range, [scope])).toEqual([told[place]]);
    const { hours = [], days, firstAt } = told[place] ?? {};
    const byHand = Array.from({ length: 60 }, (_, hour) => {
      const beginning = from + hour * HOUR_MS;
      return { beginning, ...spendByHand(calls, { range: { from: beginning, to: beginning + HOUR_MS }, scope }) };
    }).filter(({ requests }) => requests > 0);
    expect(hours.map((hour) => [hour.from, hour.unpricedRequests, hour.unpricedTokens])).toEqual(
      byHand.map((hour) => [hour.beginning, Number(hour.unpricedRequests), Number(hour.unpricedTokens)]),
    );
    for (const [index, { cost }] of hours.entries()) expect(cost).toBeCloseTo(Number(byHand[index]?.cost) / 1e20, 6);
    expect(days).toEqual([]);
    const ofScope = calls.flatMap((entries) =>
      spendByHand([entries], { range, scope }).requests === 1 ? (entries[0]?.call.calledAt ?? []) : [],
    );
    expect(firstAt).toBe(Math.min(...ofScope));
  }

  const lastEntryNo = await ledger.lastEntryNo();
  expect(await ledger.appendedSince(lastEntryNo)).toEqual({ lastEntryNo });
  expect(await ledger.appendedSince(0n)).toEqual({
    lastEntryNo,
    firstCalledAt: Math.min(...calls.map(([charge]) => charge?.call.calledAt ?? 0)),
  });
  await ledger.close();
});

it('tells nothing of no scopes, and of an empty ledger that nothing began', async () => {
  const ledger = await openLedger(join(temporaryFolder(), 'ledger.duckdb'), () => undefined);
  expect(await ledger.hourlySpend({ from: 0, to: MIDDLE }, [])).toEqual([]);
  expect(await ledger.hourlySpend({ from: 0, to: MIDDLE }, [{}])).toEqual([{ hours: [], days: [] }]);
  expect(await ledger.appendedSince(0n)).toEqual({ lastEntryNo: 0n });
  await ledger.close();
});
