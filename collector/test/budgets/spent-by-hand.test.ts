import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PLAIN_BUDGET, type Budget } from '../../src/budgets/budget.ts';
import { LedgerBudgets } from '../../src/budgets/ledger-budgets.ts';
import { openLedger } from '../../src/ledger/duckdb/open-ledger.ts';
import type { Entry } from '../../src/ledger/entry.ts';
import { formatUsd, parseUsd } from '../../src/ledger/money.ts';
import { callHistory, DAY_MS, HOUR_MS, MIDDLE } from '../ledger/call-history.ts';
import { spendByHand } from '../ledger/summed-by-hand.ts';
import { temporaryFolder } from '../running-collector.ts';
import { localPeriod } from './local-period.ts';

/** `BUDGET_RUNS=500` tries for some minutes. */
const numRuns = Number(process.env['BUDGET_RUNS'] ?? 6);

const EVER = { from: 0, to: Date.UTC(10_000, 0) };

const budget: fc.Arbitrary<Budget> = fc
  .record({
    period: fc.constantFrom('daily', 'weekly', 'monthly', 'quarterly', 'yearly', 'interval', 'fixed'),
    timeZone: fc.constantFrom(
      'UTC',
      'Europe/Berlin',
      'America/Sao_Paulo',
      'Asia/Kolkata',
      'Asia/Kathmandu',
      'Pacific/Kiritimati',
      'Pacific/Niue',
    ),
    amountUsd: fc.constantFrom('0.00000000000000000001', '7.77', '10000', '999999999999999'),
    scope: fc.constantFrom<Budget['scope']>(
      {},
      { tenant: 'acme' },
      { user: "o'neil" },
      { model: 'gpt-5' },
      { provider: 'openai', environment: 'production' },
      { feature: 'chat', service: 'shop' },
    ),
    fixed: fc.tuple(fc.integer({ min: -80, max: 80 }), fc.integer({ min: 1, max: 90 })),
  })
  .map(({ fixed: [start, hours], period, ...rest }) => ({
    ...PLAIN_BUDGET,
    name: 'b',
    ...rest,
    period,
    ...(period === 'interval' ? { intervalMs: 7 * HOUR_MS } : {}),
    ...(period === 'fixed' ? { from: MIDDLE + start * HOUR_MS, to: MIDDLE + (start + hours) * HOUR_MS } : {}),
  }));

/** Whether a call is in the period of a budget that a moment is in. */
function isIn({ period, timeZone, intervalMs = 1, from = 0, to = 0 }: Budget, at: number, calledAt: number): boolean {
  if (period === 'fixed') return calledAt >= from && calledAt < to;
  return localPeriod(period, calledAt, timeZone, intervalMs) === localPeriod(period, at, timeZone, intervalMs);
}

it('what is spent of a budget is the sum of its calls by hand, to the last decimal, whatever its scope, period and time zone', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(callHistory, { minLength: 1, maxLength: 40 }),
      fc.array(budget, { minLength: 1, maxLength: 12 }),
      fc.integer({ min: -4 * DAY_MS, max: 4 * DAY_MS }),
      fc.constantFrom('100', '0.00000000000001', '0'),
      async (calls, written, later, usdPerMillionTokens) => {
        const ledger = await openLedger(join(temporaryFolder(), 'ledger.duckdb'), () => undefined);
        try {
          const entries = [0, 1, 2, 3].flatMap((seq) => calls.flatMap((each): readonly Entry[] => each.slice(seq, seq + 1)));
          await ledger.append({ entries, keys: new Map(), quarantined: [] });
          const at = MIDDLE + later;
          const budgets = new LedgerBudgets({
            ledger,
            written: () => written.map((each, index) => ({ ...each, name: `b${index}` })),
            made: () => [],
            ceiling: () => ({ usdPerMillionTokens, usdPerCall: '0.05' }),
            now: () => at,
          });
          const standings = await budgets.standings();
          expect(standings).toHaveLength(written.length);
          for (const { budget: asked, status } of standings) {
            const inPeriod = calls.filter(([charge]) => charge !== undefined && isIn(asked, at, charge.call.calledAt));
            const { cost, requests, unpricedRequests, unpricedTokens } = spendByHand(inPeriod, { range: EVER, scope: asked.scope });
            const perToken = (parseUsd(usdPerMillionTokens) ?? 0n) / 1_000_000n;
            const assumed = unpricedTokens * perToken + unpricedRequests * (parseUsd('0.05') ?? 0n);
            expect(status).toMatchObject({ requests, unpricedRequests: Number(unpricedRequests), unpricedTokens: Number(unpricedTokens) });
            expect([formatUsd(status?.assumed ?? -1n), formatUsd(status?.spent ?? -1n)]).toEqual([
              formatUsd(assumed),
              formatUsd(cost + assumed),
            ]);
            expect(status?.remaining).toBe((parseUsd(asked.amountUsd) ?? 0n) - cost - assumed);
          }
        } finally {
          await ledger.close();
        }
      },
    ),
    { numRuns },
  );
}, 600_000);
