import { GET_ANALYTICS, GET_CAU, GET_STATS, GET_SUMMARY, GET_TRENDS, GET_USER_USAGE, type Operation } from '@spancost/api';
import type { Cau, Groups, Stats, Summary, Trends, UserUsage } from '@spancost/api';
import { expect, it } from 'vitest';
import type { Dimension, TimeRange } from '../../../src/ledger/views.ts';
import { EVERYTHING } from '../../ledger/any-query.ts';
import { DAY_MS, HOUR_MS } from '../../ledger/call-history.ts';
import { courseByHand, rankingByHand, userActivityByHand } from '../../ledger/call-sums-by-hand.ts';
import { callsOf, DIMENSIONS, totalsByHand } from '../../ledger/summed-by-hand.ts';
import { CHANGE, filledCollector, LATER } from './filled-collector.ts';
import { dollarsByHand, sumsJsonByHand } from './sums-json-by-hand.ts';

const iso = (ms: number | undefined): string => new Date(ms ?? Number.NaN).toISOString();
const wire = (dimension: Dimension | undefined): string => (dimension === 'errorType' ? 'error_type' : String(dimension));

/** Midnight in Berlin, where the 25th of October has 25 hours. */
const berlin = (day: number): number => Date.UTC(2026, 9, day) - (day <= 25 ? 2 : 1) * HOUR_MS;
const EVER = { range: EVERYTHING, scope: {} };

it('answers of 150 calls around a change of clocks what they sum to by hand', async () => {
  const { collector, calls } = await filledCollector(LATER, { features: { chat: 'Chat assistant' } });
  const body = JSON.stringify({ users: [{ user: 'ann', name: 'Ann Example', email: 'ann@acme.example' }] });
  await fetch(`${collector.url}/api/v1/users`, { method: 'PUT', body, headers: { 'content-type': 'application/json' } });
  const ask = async <T>(operation: Operation, path: string): Promise<T> => {
    const answer = await collector.json<T>(`/api/v1/${path}`);
    expect(() => operation.answer?.parse(answer)).not.toThrow();
    return answer;
  };

  // Groups by each dimension, alone and with another one.
  for (const [place, first] of DIMENSIONS.entries()) {
    const second = DIMENSIONS[(place + 5) % DIMENSIONS.length] ?? 'user';
    for (const dimensions of [[first], [first, second]]) {
      const byHand = rankingByHand(calls, { usage: EVER, dimensions, order: '-tokens', limit: 3 });
      const answer = await ask<Groups>(
        GET_ANALYTICS,
        `analytics?period=lifetime&group_by=${dimensions.map(wire).join(',')}&order=-tokens&limit=3`,
      );
      expect(answer.total).toEqual(sumsJsonByHand(byHand.total));
      expect(answer.groups).toMatchObject(
        byHand.groups.map(({ values, sums }) => ({
          ...sumsJsonByHand(sums),
          key: Object.fromEntries(dimensions.map((dimension, index) => [wire(dimension), values[index] ?? null])),
        })),
      );
      expect(answer.rest).toEqual(byHand.rest === undefined ? null : { groups: byHand.rest.groups, ...sumsJsonByHand(byHand.rest.sums) });
    }
  }
  const features = await ask<Groups>(GET_ANALYTICS, 'analytics?period=lifetime&group_by=feature&order=name');
  expect(features.groups.map(({ key, display_name: name }) => [key, name])).toEqual([
    [{ feature: 'chat' }, 'Chat assistant'],
    [{ feature: null }, null],
  ]);
  const users = await ask<Groups>(GET_ANALYTICS, 'analytics?period=lifetime&group_by=user&order=name&limit=2');
  expect(users.groups.map(({ key, display_name: name }) => [key.user, name])).toEqual([
    ['ann', 'Ann Example'],
    ['bob', null],
  ]);

  // Compared with the stretch before, in which other groups may have been.
  const [now, before] = [
    { from: CHANGE, to: CHANGE + 30 * HOUR_MS },
    { from: CHANGE - 30 * HOUR_MS, to: CHANGE },
  ];
  const compared = await ask<Groups>(
    GET_ANALYTICS,
    `analytics?from=${iso(now.from)}&to=${iso(now.to)}&group_by=provider,operation&compare=previous`,
  );
  const ranked = rankingByHand(calls, {
    usage: { range: now, scope: {} },
    dimensions: ['provider', 'operation'],
    order: '-cost',
    limit: 100,
    before,
  });
  expect(compared.previous).toMatchObject({ from: iso(before.from), to: iso(before.to) });
  expect(compared.groups.map((group) => [group.previous, group.change?.cost_usd])).toEqual(
    ranked.groups.map((group) => [
      group.before && sumsJsonByHand(group.before),
      dollarsByHand(group.sums.cost - (group.before?.cost ?? 0n)),
    ]),
  );

  // Days of Berlin, of which one has 25 hours, and hours of Kolkata, which begin at half past.
  const daily = await ask<Trends>(GET_TRENDS, 'trends?from=2026-10-23&to=2026-10-28&time_zone=Europe/Berlin&group_by=model&limit=1');
  const days = [23, 24, 25, 26, 27, 28].map(berlin);
  const course = courseByHand(calls, { scope: {}, bounds: days, lines: { dimension: 'model', limit: 1 } });
  expect(daily.points).toEqual(
    course.points.map((sums, day) => ({ from: iso(days[day]), to: iso(days[day + 1]), ...sumsJsonByHand(sums) })),
  );
  expect(daily.points[2]).toMatchObject({ from: '2026-10-24T22:00:00.000Z', to: '2026-10-25T23:00:00.000Z' });
  expect(daily.series[0]?.points.map((point) => point.cost_usd)).toEqual(course.lines[0]?.points.map(({ cost }) => dollarsByHand(cost)));
  expect(daily.rest?.points.map((point) => point.tokens)).toEqual(course.rest?.points.map(({ tokens }) => tokens));
  const hourly = await ask<Trends>(GET_TRENDS, 'trends?interval=hourly&from=2026-10-24&to=2026-10-26&time_zone=Asia/Kolkata&tenant=acme');
  const hours = Array.from({ length: 49 }, (_, hour) => Date.UTC(2026, 9, 23, 18, 30) + hour * HOUR_MS);
  const byHour = courseByHand(calls, { scope: { tenant: 'acme' }, bounds: hours });
  expect(hourly.points.map(({ from, cost_usd: cost }) => [from, cost])).toEqual(
    byHour.points.map(({ cost }, hour) => [iso(hours[hour]), dollarsByHand(cost)]),
  );
  expect(hourly.total).toEqual(sumsJsonByHand(byHour.total));

  // A week at a glance against the one before, users, cost per active user, totals.
  const week: TimeRange = { from: berlin(19), to: berlin(26) };
  const summary = await ask<Summary>(GET_SUMMARY, 'summary?period=weekly&date=2026-10-25&time_zone=Europe/Berlin');
  const activity = userActivityByHand(calls, { range: week, scope: {} });
  expect(summary).toMatchObject({
    from: iso(week.from),
    to: iso(week.to),
    is_complete: true,
    total: sumsJsonByHand(activity.total),
    active_users: activity.activeUsers,
    previous: { from: iso(berlin(12)), to: iso(berlin(19)) },
    by_tenant: rankingByHand(calls, { usage: { range: week, scope: {} }, dimensions: ['tenant'], order: '-cost', limit: 10 }).groups.map(
      ({ values: [value], sums }) => ({ value: value ?? null, ...sumsJsonByHand(sums) }),
    ),
  });
  const ann = await ask<UserUsage>(GET_USER_USAGE, 'usage/by-user/ann?period=lifetime&status=error');
  const ofAnn = { range: EVERYTHING, scope: { user: 'ann', status: 'error' } } as const;
  const times = callsOf(calls, ofAnn).map(({ call }) => call.calledAt);
  expect(ann).toMatchObject({
    user: 'ann',
    name: 'Ann Example',
    email: 'ann@acme.example',
    total: sumsJsonByHand(userActivityByHand(calls, ofAnn).total),
    first_called_at: iso(Math.min(...times)),
    last_called_at: iso(Math.max(...times)),
  });
  expect(ann.by_day.reduce((sum, { requests }) => sum + requests, 0)).toBe(times.length);
  const cau = await ask<Cau>(GET_CAU, 'analytics/cau');
  expect(cau.windows.map((window) => [window.active_users, window.cost_usd, window.unattributed_cost_usd])).toEqual(
    [7, 30, 90].map((count) => {
      const { activeUsers, total, unattributed } = userActivityByHand(calls, {
        range: { from: LATER - count * DAY_MS, to: LATER + DAY_MS },
        scope: {},
      });
      return [activeUsers, dollarsByHand(total.cost), dollarsByHand(unattributed)];
    }),
  );
  for (const scope of [{}, { unpriced: true }, { task: 'Summarise' }, { model: 'learned', service: 'shop' }]) {
    const filter = Object.entries(scope).map(([name, value]) => `&${name}=${value}`);
    const stats = await ask<Stats>(GET_STATS, `stats?period=lifetime${filter.join('')}`);
    const totals = totalsByHand(calls, { range: EVERYTHING, scope });
    expect(stats).toMatchObject({
      total_requests: totals.requests,
      cost_usd: dollarsByHand(totals.cost),
      unpriced_requests: totals.unpricedRequests,
    });
  }
}, 60_000);
