import { expect, it } from 'vitest';
import type { TimeRange, UsageQuery } from '../../../src/ledger/views.ts';
import { DIMENSIONS } from '../summed-by-hand.ts';
import { chargeOf, DAY_MS, FIRST_DAY, filledLedger, idOf, open } from './filled-ledger.ts';

const NOW = FIRST_DAY + 30 * DAY_MS;
const HOUR_MS = 3_600_000;
const of = (from: number, to: number): UsageQuery => ({ range: { from, to }, scope: {} });
/** Without sessions, of which no sums are kept. */
const KEPT = DIMENSIONS.filter((dimension) => dimension !== 'session');
const EVER = of(0, Date.UTC(10_000, 0));

it('removes the calls of four days and keeps what they cost in every sum', async () => {
  const { path, ledger } = await filledLedger();
  const asked = [EVER, of(FIRST_DAY, FIRST_DAY + 3 * DAY_MS), of(FIRST_DAY + 2 * DAY_MS, FIRST_DAY + 7 * DAY_MS)];
  const answers = async () => ({
    totals: await Promise.all(asked.map((query) => ledger.totals(query))),
    groups: await Promise.all(KEPT.flatMap((dimension) => asked.map((query) => ledger.topGroups(query, dimension, 1000)))),
    series: await ledger.seriesTotals(),
  });
  const before = await answers();
  // Not at midnight: the day that it is in stays whole.
  const removed = await ledger.upkeep.removeBefore(FIRST_DAY + 4 * DAY_MS + 5 * HOUR_MS, NOW);
  expect(removed).toEqual({ before: FIRST_DAY + 4 * DAY_MS, calls: 40, entries: 44 });
  expect(ledger.upkeep.removedBefore).toBe(FIRST_DAY + 4 * DAY_MS);
  expect(await answers()).toEqual(before);
  expect(await ledger.entriesOf(idOf(7))).toEqual([]);
  expect(await ledger.callIdsByKey([`s:${idOf(7)}:${idOf(7).slice(0, 16)}`])).toEqual(new Map());
  expect(await ledger.upkeep.verify()).toMatchObject({ isSound: true, calls: 60, entries: 66 });
  await ledger.close();

  const reopened = await open(path);
  expect(reopened.upkeep.removedBefore).toBe(FIRST_DAY + 4 * DAY_MS);
  expect(await reopened.totals(EVER)).toEqual(before.totals[0]);
  expect(await reopened.seriesTotals()).toEqual(before.series);
  await reopened.close();
});

it('counts a day of which only sums are left in the range that its noon is in, once in ranges that adjoin', async () => {
  const { ledger } = await filledLedger();
  await ledger.upkeep.removeBefore(FIRST_DAY + 4 * DAY_MS, NOW);
  const requests = async ({ from, to }: TimeRange): Promise<number> => (await ledger.totals(of(from, to))).requests;
  const day = FIRST_DAY + DAY_MS;
  expect(await requests({ from: day + 5 * HOUR_MS, to: day + 7 * HOUR_MS })).toBe(0);
  expect(await requests({ from: day + 5 * HOUR_MS, to: day + 13 * HOUR_MS })).toBe(10);
  for (const cuts of [
    [5, 12],
    [1, 11, 12, 13],
    [0, 24, 36, 37, 60],
    [3, 99],
  ]) {
    const ends = [-100, ...cuts, 100].map((hours) => day + hours * HOUR_MS);
    const parts = await Promise.all(ends.slice(1).map((to, index) => requests({ from: ends[index] ?? 0, to })));
    const whole = await requests({ from: ends[0] ?? 0, to: ends.at(-1) ?? 0 });
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(whole);
  }
  await ledger.close();
});

it('tells of the sessions of removed calls as of calls without one, and finds none of them by their session', async () => {
  const { ledger } = await filledLedger();
  await ledger.upkeep.removeBefore(FIRST_DAY + 4 * DAY_MS, NOW);
  const counted = async (scope: UsageQuery['scope']) =>
    (await ledger.topGroups({ ...EVER, scope }, 'session', 10)).groups.map(({ value, requests }) => [value, requests]);
  expect(await counted({})).toEqual([
    ['session-ann', 30],
    [undefined, 40],
    ['session-bob', 30],
  ]);
  expect(await counted({ user: 'bob' })).toEqual([
    ['session-bob', 30],
    [undefined, 20],
  ]);
  expect(await counted({ session: 'session-bob' })).toEqual([['session-bob', 30]]);
  expect((await ledger.totals({ ...EVER, scope: { session: 'session-bob' } })).requests).toBe(30);
  await ledger.close();
});

it('tells of removed days what they cost as a whole, of later ones each hour, and of both when they began', async () => {
  const { ledger } = await filledLedger();
  const range = { from: FIRST_DAY - DAY_MS, to: FIRST_DAY + 10 * DAY_MS };
  const [before] = await ledger.hourlySpend(range, [{}]);
  await ledger.upkeep.removeBefore(FIRST_DAY + 4 * DAY_MS, NOW);
  const [after] = await ledger.hourlySpend(range, [{}]);
  expect(before?.days).toEqual([]);
  expect(after?.hours).toEqual(before?.hours.filter(({ from }) => from >= FIRST_DAY + 4 * DAY_MS));
  expect(after?.days.map(({ from }) => from)).toEqual([0, 1, 2, 3].map((day) => FIRST_DAY + day * DAY_MS));
  for (const { from, cost } of after?.days ?? []) {
    const ofHours = before?.hours.filter((hour) => hour.from >= from && hour.from < from + DAY_MS) ?? [];
    expect(cost).toBeCloseTo(
      ofHours.reduce((sum, hour) => sum + hour.cost, 0),
      12,
    );
  }
  expect(after?.firstAt).toBe(FIRST_DAY);
  const half = await ledger.hourlySpend({ from: FIRST_DAY + DAY_MS / 2, to: FIRST_DAY + 2.5 * DAY_MS }, [{}, { tenant: 'nobody' }]);
  expect(half.map(({ hours, days }) => [hours.length, days.length])).toEqual([
    [0, 1],
    [0, 0],
  ]);
  await ledger.close();
});

it('goes on numbering entries where it was, also when nothing is left', async () => {
  const { path, ledger } = await filledLedger();
  const last = await ledger.lastEntryNo();
  await ledger.upkeep.removeBefore(NOW, NOW);
  await ledger.close();
  const reopened = await open(path);
  await reopened.append({ entries: [chargeOf(idOf(500), NOW)], keys: new Map(), quarantined: [] });
  expect(await reopened.lastEntryNo()).toBe(last + 1n);
  expect(await reopened.upkeep.verify()).toMatchObject({ isSound: true, calls: 1 });
  expect((await reopened.totals(EVER)).requests).toBe(101);
  await reopened.close();
});
