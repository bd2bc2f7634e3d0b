import { describe, expect, it } from 'vitest';
import type { CallSums } from '../../../src/ledger/call-sums.ts';
import type { TopGroups, UsageGroup } from '../../../src/ledger/views.ts';
import { groupsFor, topNames } from '../../../src/metrics/spend/top-names.ts';

function sums(cost: number): CallSums {
  return { cost: BigInt(cost), requests: cost, tokens: cost * 10, unpricedRequests: 0, unpricedTokens: 0, successes: cost };
}

/** Groups by what they cost, greatest first. */
function ranked(costs: Readonly<Record<string, number>>, unattributed?: number, rest?: number): TopGroups {
  const groups: UsageGroup[] = Object.entries(costs)
    .toSorted(([, a], [, b]) => b - a)
    .map(([value, cost]) => ({ value, ...sums(cost) }));
  return {
    groups: unattributed === undefined ? groups : [...groups, sums(unattributed)],
    ...(rest === undefined ? {} : { rest: { ...sums(rest), groups: 1 } }),
  };
}

function shown(top: TopGroups, limit: number, before: readonly string[] = []): readonly [readonly string[], bigint, bigint] {
  const { named, other, unattributed } = topNames(top, limit, new Set(before));
  return [[...named.keys()].toSorted(), other.cost, unattributed.cost];
}

describe('the top names', () => {
  it('are the 2 that cost most; 5 of the third and 7 of the rest are other, 3 are nobody: 40 in all', () => {
    expect(shown(ranked({ a: 15, b: 10, c: 5 }, 3, 7), 2)).toEqual([['a', 'b'], 12n, 3n]);
  });

  it.each([
    ['nothing at all', { groups: [] }, 2, [[], 0n, 0n]],
    ['fewer than the limit', ranked({ a: 1 }), 2, [['a'], 0n, 0n]],
    ['a limit of 0, all of them other', ranked({}, 3, 9), 0, [[], 9n, 3n]],
    ['a name of 129 characters, which is other', ranked({ ['x'.repeat(129)]: 9, a: 1 }), 2, [['a'], 9n, 0n]],
    ['costs below zero after corrections', ranked({ a: 5, b: -2 }, -1), 1, [['a'], -2n, -1n]],
  ] as const)('of %s', (_, top, limit, expected) => {
    expect(shown(top, limit)).toEqual(expected);
  });

  it('keep a user who is called other apart from all others', () => {
    const { named, other } = topNames(ranked({ other: 9, b: 5, c: 1 }), 2, new Set());
    expect(named.get('other')?.cost).toBe(9n);
    expect(other.cost).toBe(1n);
  });

  it('stay while they are at most a fifth of the limit below it: 12 of 10, not 13', () => {
    expect(groupsFor(10)).toBe(12);
    const costs = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`u${index}`, 100 - index]));
    const others = Object.keys(costs).slice(0, 9);
    expect(shown(ranked(costs, 0, 50), 10, [...others, 'u11'])[0]).toEqual([...others, 'u11'].toSorted());
    expect(shown(ranked(costs, 0, 50), 10, [...others, 'gone'])[0]).toEqual([...others, 'u9'].toSorted());
  });

  it('make way for who spends more than all of them', () => {
    const costs = { new: 1000, ...Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`u${index}`, 100 - index])) };
    const before = Object.keys(costs).slice(1);
    const [names, other] = shown(ranked(costs), 10, before);
    expect(names).toContain('new');
    expect(names).toHaveLength(10);
    expect(other).toBe(91n);
  });

  it.each([1, 2, 5, 50])('sum to the total whatever was shown before, with %i names of 200 users', (limit) => {
    const costs = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`u${index}`, ((index * 7919) % 997) + 1]));
    const total = Object.values(costs).reduce((sum, cost) => sum + cost, 4);
    for (let step = 0; step < 20; step += 1) {
      const before = Object.keys(costs).filter((_, index) => (index + step) % 3 === 0);
      const { named, other, unattributed } = topNames(ranked(costs, 4), limit, new Set(before));
      const all = [...named.values(), other, unattributed];
      expect(named.size).toBe(limit);
      expect(all.reduce((sum, { cost }) => sum + cost, 0n)).toBe(BigInt(total));
      expect(all.reduce((sum, { requests }) => sum + requests, 0)).toBe(total);
      expect(all.reduce((sum, { tokens }) => sum + tokens, 0)).toBe(total * 10);
    }
  });
});
