import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CallsUnderWay } from '../../src/budgets/calls-under-way.ts';
import type { Scoped } from '../../src/budgets/known-snapshot.ts';
import { OwnCalls } from '../../src/budgets/own-calls.ts';

const ALL: Scoped = { name: 'all', scope: {}, enforce: 'block' };
const EACH: Scoped = { name: 'each', scope: { feature: 'chat' }, per: 'user', enforce: 'block' };

describe('the own calls', () => {
  it('count until a snapshot was computed after the collector had them', () => {
    let now = 0;
    const calls = new OwnCalls(() => now);
    const [first, second] = [{}, {}];
    calls.ended({ facts: { user: 'ann', feature: 'chat' }, usd: 3n, tokens: 1200 }, first);
    calls.ended({ facts: { user: 'bob', feature: 'search' }, usd: 4n, tokens: 10 }, second);
    expect(calls.of(ALL, undefined)).toEqual({ usd: 7n, tokens: 1210, requests: 2 });
    expect(calls.of(EACH, 'ann')).toEqual({ usd: 3n, tokens: 1200, requests: 1 });
    expect(calls.of(EACH, 'bob')).toEqual({ usd: 0n, tokens: 0, requests: 0 });
    now = 100;
    calls.delivered([first]);
    calls.snapshotOf(99);
    expect(calls.of(ALL, undefined).usd).toBe(7n);
    calls.snapshotOf(100);
    expect(calls.of(ALL, undefined)).toEqual({ usd: 4n, tokens: 10, requests: 1 });
    calls.ended({ facts: { user: 'ann', feature: 'chat' }, usd: 5n, tokens: 0 }, {});
    expect(calls.of(ALL, undefined).usd).toBe(9n);
    expect(calls.of(EACH, 'ann').usd).toBe(5n);
  });

  it('that were lost on their way do not count for ever: after a minute the next snapshot leaves them out', () => {
    let now = 0;
    const calls = new OwnCalls(() => now);
    calls.ended({ facts: {}, usd: 3n, tokens: 0 }, {});
    now = 59_999;
    calls.snapshotOf(now);
    expect(calls.of(ALL, undefined).usd).toBe(3n);
    now = 60_001;
    calls.snapshotOf(now);
    expect(calls.of(ALL, undefined).usd).toBe(0n);
  });

  it('are 20,000 at most', () => {
    const calls = new OwnCalls(() => 0);
    for (let index = 0; index < 50_000; index += 1) calls.ended({ facts: {}, usd: 1n, tokens: 0 }, {});
    expect(calls.of(ALL, undefined).usd).toBeGreaterThanOrEqual(10_000n);
    expect(calls.of(ALL, undefined).usd).toBeLessThanOrEqual(20_000n);
  });

  it('add up to what was not delivered before the latest snapshot, in whatever order things happen', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('ended' as const), usd: fc.bigInt({ min: 0n, max: 100n }), user: fc.constantFrom('ann', 'bob') }),
      fc.record({ kind: fc.constant('delivered' as const), index: fc.nat(20) }),
      fc.record({ kind: fc.constant('snapshot' as const), ago: fc.nat(5) }),
      fc.record({ kind: fc.constant('asked' as const) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let now = 0;
        const calls = new OwnCalls(() => now);
        const made: { readonly event: object; readonly usd: bigint; readonly user: string; deliveredAt: number }[] = [];
        let computedAt = -Infinity;
        for (const each of steps) {
          now += 1;
          if (each.kind === 'ended') {
            const event = {};
            made.push({ event, usd: each.usd, user: each.user, deliveredAt: Infinity });
            calls.ended({ facts: { user: each.user, feature: 'chat' }, usd: each.usd, tokens: 0 }, event);
          } else if (each.kind === 'delivered') {
            const call = made[each.index];
            if (call === undefined) continue;
            if (call.deliveredAt === Infinity) call.deliveredAt = now;
            if (call.deliveredAt === now) calls.delivered([call.event]);
          } else if (each.kind === 'snapshot') {
            computedAt = Math.max(computedAt, now - each.ago);
            calls.snapshotOf(computedAt);
            const at = computedAt;
            made.splice(0, made.length, ...made.filter(({ deliveredAt }) => deliveredAt > at));
          }
          const sum = (user?: string): bigint =>
            made.reduce((all, call) => (user === undefined || call.user === user ? all + call.usd : all), 0n);
          expect(calls.of(ALL, undefined).usd).toBe(sum());
          expect(calls.of(EACH, 'ann').usd).toBe(sum('ann'));
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('calls under way', () => {
  it('count from their beginning to their end, those of a minute ago no more', () => {
    let now = 0;
    const calls = new CallsUnderWay(() => now);
    const ann = { user: 'ann', feature: 'chat', provider: 'openai', model: 'gpt-5' };
    calls.began(ann, ann);
    now = 1000;
    calls.began(ann, ann);
    calls.began({ ...ann, user: 'bob' }, { ...ann, user: 'bob' });
    calls.began({ ...ann, feature: 'search' }, { ...ann, feature: 'search' });
    expect([calls.of(EACH, 'ann'), calls.of(EACH, 'bob')]).toEqual([2, 1]);
    calls.ended({ ...ann, user: 'bob' });
    calls.ended({ ...ann, user: 'nobody' });
    expect([calls.of(EACH, 'ann'), calls.of(EACH, 'bob')]).toEqual([2, 0]);
    now = 60_500;
    expect(calls.of(EACH, 'ann')).toBe(1);
    now = 61_000;
    expect(calls.of(EACH, 'ann')).toBe(0);
  });
});
