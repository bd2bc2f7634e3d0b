import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSnapshot } from '../../src/budgets/parse-snapshot.ts';
import { DAY, EACH_USER, FAIR, NOON, told } from './told.ts';

describe('a snapshot', () => {
  it('is read with exact amounts: $0.00000000000000000001 is one of the smallest parts', () => {
    const whole = { state: 'ok', spent_usd: '0.00000000000000000001', remaining_usd: '-1' } as const;
    const snapshot = parseSnapshot(
      told({ budgets: [{ ...DAY, whole }, EACH_USER], limits: [FAIR], environment: 'prod', acts_as: { user: 'ann' } }),
    );
    expect(snapshot).toMatchObject({ asOf: NOON, environment: 'prod', actsAs: { user: 'ann' } });
    expect(snapshot.budgets[0]).toMatchObject({
      name: 'day',
      amount: 10n ** 21n,
      warnAt: 8n * 10n ** 20n,
      whole: { state: 'ok', spent: 1n },
    });
    expect(snapshot.budgets[1]?.targets.get('ann')).toEqual({ state: 'exceeded', spent: 1050n * 10n ** 18n });
    expect(snapshot.limits[0]).toMatchObject({ requestsPerMinute: 10, tokensPerMinute: 100_000 });
    expect(snapshot.limits[0]?.targets.get('ann')).toEqual({ requests: 8, tokens: 9000 });
  });

  it('of a newer collector may say more', () => {
    expect(parseSnapshot({ ...told(), more: 1 }).budgets).toHaveLength(1);
    expect(parseSnapshot(told({ budgets: [{ ...DAY, more: 'x' } as typeof DAY] })).budgets).toHaveLength(1);
  });

  const budget = (changes: object): unknown => told({ budgets: [DAY, { ...DAY, ...changes }] });
  const limit = (changes: object): unknown => told({ limits: [{ ...FAIR, ...changes }] });
  it.each<[string, unknown, string]>([
    ['nothing', undefined, 'the answer is no object'],
    ['null', null, 'the answer is no object'],
    ['a list', [], 'the answer is no object'],
    ['a page', '<html>', 'the answer is no object'],
    ['a schema of another version', { ...told(), schema: 'spancost/budget-snapshot/v2' }, 'not a snapshot of spancost/budget-snapshot/v1'],
    ['no time', { ...told(), as_of: undefined }, 'as_of is no time'],
    ['a time that is none', { ...told(), as_of: 'noon' }, 'as_of is no time'],
    ['nobody that it acts as', { ...told(), acts_as: null }, 'acts_as is no object'],
    ['no budgets', { ...told(), budgets: undefined }, 'budgets is no list'],
    ['budgets by name', { ...told(), budgets: { day: DAY } }, 'budgets is no list'],
    ['a budget that is none', { ...told(), budgets: [null] }, 'budgets[0] is no object'],
    ['a budget without a name', budget({ name: undefined }), 'budgets[1].name is no text'],
    ['a budget without a scope', budget({ scope: undefined }), 'budgets[1].scope is no object'],
    ['a condition that is not known', budget({ scope: { team: 'x' } }), 'budgets[1].scope.team is no field of a scope'],
    ['a condition that is no text', budget({ scope: { user: 7 } }), 'budgets[1].scope.user is no text'],
    ['a budget of each model', budget({ per: 'model' }), 'budgets[1].per is neither tenant nor user'],
    ['an amount that is a number', budget({ amount_usd: 10 }), 'budgets[1].amount_usd is no amount'],
    ['an amount in words', budget({ amount_usd: 'ten' }), 'budgets[1].amount_usd is no amount'],
    ['an amount that is not finite', budget({ amount_usd: 'Infinity' }), 'budgets[1].amount_usd is no amount'],
    ['an end that is none', budget({ ends_at: 17 }), 'budgets[1].ends_at is no time'],
    ['an enforcement that is not known', budget({ enforce: 'maybe' }), 'budgets[1].enforce is none of off, warn, block'],
    ['a state that is not known', budget({ whole: { state: 'fine' } }), 'budgets[1].whole.state is none of ok, warning, exceeded'],
    ['a standing that is none', budget({ whole: 'ok' }), 'budgets[1].whole is no object'],
    ['targets by name', budget({ targets: {} }), 'budgets[1].targets is no list'],
    ['a target without a name', budget({ targets: [{ state: 'ok' }] }), 'budgets[1].targets[0].target is no text'],
    ['no limits', { ...told(), limits: undefined }, 'limits is no list'],
    ['a limit of nobody', limit({ per: undefined }), 'limits[0].per is neither tenant nor user'],
    ['a limit that is a text', limit({ requests_per_minute: '10' }), 'limits[0].requests_per_minute is no count'],
    ['less than nothing', limit({ tokens_per_minute: -1 }), 'limits[0].tokens_per_minute is no count'],
    ['half a request', limit({ targets: [{ target: 'ann', requests: 0.5, tokens: 1 }] }), 'limits[0].targets[0].requests is no count'],
    ['a limit without targets', limit({ targets: undefined }), 'limits[0].targets is no list'],
  ])('with %s is refused, and it is said where', (_, data, problem) => {
    expect(() => parseSnapshot(data)).toThrow(new TypeError(problem));
  });

  it('with anything in the place of anything is read or refused, and breaks in no other way', () => {
    const good = told({ budgets: [DAY, EACH_USER], limits: [FAIR], environment: 'prod' });
    /** The paths of all values. */
    const paths = (value: unknown, path: readonly string[] = []): (readonly string[])[] => [
      path,
      ...(typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, each]) => paths(each, [...path, key])) : []),
    ];
    const changed = (value: unknown, [key, ...rest]: readonly string[], to: unknown): unknown => {
      if (key === undefined) return to;
      const copy: Record<string, unknown> = Object.assign(Array.isArray(value) ? [] : {}, value);
      copy[key] = changed(copy[key], rest, to);
      return copy;
    };
    fc.assert(
      fc.property(fc.constantFrom(...paths(good)), fc.jsonValue(), (path, to) => {
        try {
          const { budgets, limits } = parseSnapshot(JSON.parse(JSON.stringify(changed(good, path, to))));
          for (const { name, enforce, amount } of budgets)
            expect([typeof name, typeof enforce, typeof (amount ?? 0n)]).toEqual(['string', 'string', 'bigint']);
          for (const { targets } of limits) for (const { requests } of targets.values()) expect(requests).toBeGreaterThanOrEqual(0);
        } catch (error) {
          if (!(error instanceof TypeError) || !/ is (no|none|neither)|^not a snapshot/.test(error.message)) throw error;
        }
      }),
      { numRuns: 3000 },
    );
  });
});
