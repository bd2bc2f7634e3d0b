import { GET_PROJECTION, type Projection } from '@spancost/api';
import { expect, it } from 'vitest';
import { openLedger } from '../../../src/ledger/duckdb/open-ledger.ts';
import { parseUsd } from '../../../src/ledger/money.ts';
import type { Entry } from '../../../src/ledger/entry.ts';
import { chargeOf, idOf } from '../../ledger/upkeep/filled-ledger.ts';
import { runCollector, testConfig, type RunningCollector } from '../../running-collector.ts';

const HOUR_MS = 3_600_000;
const NOW = Date.parse('2026-11-18T11:00:00Z');
const FROM = NOW - 50 * 24 * HOUR_MS;

/** Dollars of an hour: three in an hour of work in Berlin, a quarter at night and on weekends; ann has two thirds. */
function dollarsAt(at: number): number {
  const local = new Date(at + (at < Date.UTC(2026, 9, 25, 1) ? 2 : 1) * HOUR_MS);
  const isWork = local.getUTCDay() % 6 !== 0 && local.getUTCHours() >= 8 && local.getUTCHours() < 18;
  return isWork ? 3 : 0.25;
}

/** A collector of seven weeks of such hours. */
async function projecting(): Promise<RunningCollector> {
  const config = testConfig();
  const ledger = await openLedger(config.ledger.path, () => undefined);
  const entries: Entry[] = [];
  for (let at = FROM; at < NOW; at += HOUR_MS) {
    for (const [user, share] of [
      ['ann', 2],
      ['bob', 1],
    ] as const) {
      const cost = ((parseUsd(String(dollarsAt(at))) ?? 0n) * BigInt(share)) / 3n;
      entries.push({ ...chargeOf(idOf(entries.length + 1), at + 60_000, { attribution: { tenant: 'acme', user } }), cost });
    }
  }
  await ledger.append({ entries, keys: new Map(), quarantined: [] });
  await ledger.close();
  return runCollector(config, { clock: () => NOW });
}

/** What the range will have cost if all hours go on as they did. */
function truth(from: number, to: number): number {
  let sum = 0;
  for (let at = Math.max(from, FROM); at < to; at += HOUR_MS) sum += dollarsAt(at);
  return sum;
}

it('foretells days, weeks and months of Berlin within 5 % where hours go on as they did, within its band, where an even pace is off', async () => {
  const collector = await projecting();
  for (const [period, evenPaceIsOff] of [
    ['daily', true],
    ['weekly', true],
    ['monthly', false],
    ['quarterly', false],
  ] as const) {
    for (const [filter, share] of [
      ['', 1],
      ['&user=ann', 2 / 3],
    ] as const) {
      const projection = await collector.json<Projection>(`/api/v1/projection?period=${period}&time_zone=Europe/Berlin${filter}`);
      expect(() => GET_PROJECTION.answer?.parse(projection)).not.toThrow();
      const [from, to] = [Date.parse(projection.from), Date.parse(projection.to)];
      const spent = truth(from, NOW) * share;
      const expected = truth(from, to) * share;
      expect(Number(projection.spent_usd)).toBeCloseTo(spent, 8);
      const off = Math.abs(Number(projection.expected_usd) / expected - 1);
      expect(off, `${period}${filter}`).toBeLessThan(0.05);
      expect(Number(projection.low_usd)).toBeLessThanOrEqual(expected * 1.01);
      expect(Number(projection.high_usd)).toBeGreaterThanOrEqual(expected * 0.99);
      expect(Number(projection.even_pace_usd)).toBeCloseTo((spent * (to - from)) / (NOW - from), 4);
      if (evenPaceIsOff) expect(Math.abs(Number(projection.even_pace_usd) / expected - 1)).toBeGreaterThan(2 * off);
    }
  }
}, 60_000);

it('tells nothing of what nobody spent, and takes unpriced calls to cost the ceiling of budgets', async () => {
  const config = testConfig();
  const ledger = await openLedger(config.ledger.path, () => undefined);
  const { cost: _cost, priceId: _priceId, ...charge } = chargeOf(idOf(1), NOW - 5 * HOUR_MS);
  await ledger.append({ entries: [{ ...charge, basis: 'unpriced', unpricedReason: 'model_unknown' }], keys: new Map(), quarantined: [] });
  await ledger.close();
  const collector = await runCollector(
    { ...config, unpricedCeiling: { usdPerMillionTokens: '100', usdPerCall: '0.05' } },
    { clock: () => NOW },
  );
  const answer = await collector.json<Projection>('/api/v1/projection?period=daily&time_zone=UTC');
  expect(answer).toMatchObject({ spent_usd: '0', assumed_usd: '0.06', elapsed_percent: 45.83, computed_at: '2026-11-18T11:00:00.000Z' });
  expect(Number(answer.expected_usd)).toBeGreaterThan(0.06);
  expect(await collector.json<Projection>('/api/v1/projection?user=nobody')).toMatchObject({ spent_usd: '0', expected_usd: null });
});
