import { parseUsd, type BudgetSnapshot } from '@spancost/conventions';
import { describe, expect, it } from 'vitest';
import { checkCall, type OwnCounts } from '../../src/budgets/check-call.ts';
import { parseSnapshot } from '../../src/budgets/parse-snapshot.ts';
import type { LatestSnapshot } from '../../src/budgets/snapshot-feed.ts';
import { DAY, EACH_USER, FAIR, NOON, spent, told } from './told.ts';

const CALL = { user: 'ann', tenant: 'acme', feature: 'chat', provider: 'openai', model: 'gpt-5' };

function at(snapshot: Partial<BudgetSnapshot>, collectorNow: number = NOON): LatestSnapshot {
  return { snapshot: parseSnapshot(told(snapshot)), ageMs: 0, collectorNow };
}

function own(usd = '0', requests = 0, tokens = 0, underWay = 0): OwnCounts {
  return { ended: () => ({ usd: parseUsd(usd) ?? 0n, requests, tokens }), underWay: () => underWay };
}

describe('a call', () => {
  it('stands with a budget as the collector says, with what this process spent since: $1 and $0.00325 of $10', () => {
    expect(checkCall(at({}), CALL, own('0.00325'), false)).toEqual({
      state: 'ok',
      allowed: true,
      asOf: new Date(NOON),
      budgets: [
        {
          name: 'day',
          period: 'daily',
          endsAt: new Date('2026-11-23T00:00:00Z'),
          amountUsd: '10',
          spentUsd: '1.00325',
          remainingUsd: '8.99675',
          state: 'ok',
          enforce: 'block',
        },
      ],
      limits: [],
    });
  });

  it.each([
    ['9.99999999999999999999', '0', 'warning', true],
    ['9.99999999999999999998', '0.00000000000000000001', 'warning', true],
    ['9.99999999999999999999', '0.00000000000000000001', 'exceeded', false],
    ['7.99', '0.01', 'warning', true],
    ['7.99', '0.00999', 'ok', true],
    ['-2', '0', 'ok', true],
  ])('with $%s known and $%s since is %s, to the last of 20 decimals', (known, since, state, allowed) => {
    expect(checkCall(at({ budgets: [spent(known)] }), CALL, own(since), false)).toMatchObject({ state, allowed });
  });

  it.each(['off', 'warn'] as const)('is let go by a spent budget with enforce: %s', (enforce) => {
    expect(checkCall(at({ budgets: [spent('11', { enforce })] }), CALL, own(), true)).toMatchObject({ state: 'exceeded', allowed: true });
  });

  it.each([
    [{}, true],
    [{ provider: 'openai' }, true],
    [{ user: 'ann', tenant: 'acme', feature: 'chat', model: 'gpt-5' }, true],
    [{ model: 'gpt-5-mini' }, false],
    [{ user: 'ann', tenant: 'globex' }, false],
    [{ service: 'shop' }, false],
  ])('counts against a budget of %j: %s', (scope, isAbout) => {
    expect(checkCall(at({ budgets: [{ ...DAY, scope }] }), CALL, own(), false).budgets).toHaveLength(isAbout ? 1 : 0);
  });

  it('of ann is refused by what she has spent of her own; of bob, who is not listed, let go; of nobody, not asked', () => {
    const latest = at({ budgets: [EACH_USER] });
    const [ofAnn, ofBob] = ['ann', 'bob'].map((user) => checkCall(latest, { ...CALL, user }, own(), true));
    expect(ofAnn).toMatchObject({ allowed: false, budgets: [{ target: 'ann', spentUsd: '10.5', remainingUsd: '-0.5' }] });
    expect(ofBob).toMatchObject({ allowed: true, state: 'ok', budgets: [{ target: 'bob', amountUsd: '10' }] });
    expect(ofBob?.budgets[0]?.spentUsd).toBeUndefined();
    expect(checkCall(latest, { tenant: 'acme' }, own(), true)).toMatchObject({ allowed: true, budgets: [] });
  });

  it('of bob, who is not listed, is refused when this process alone has spent all of his since: $10 of $10', () => {
    const latest = at({ budgets: [EACH_USER] });
    expect(checkCall(latest, { user: 'bob' }, own('9.99'), false)).toMatchObject({ state: 'warning', allowed: true });
    expect(checkCall(latest, { user: 'bob' }, own('10'), false)).toMatchObject({ state: 'exceeded', allowed: false });
  });

  it.each([
    ['is not known whether more have spent theirs', '10.1'],
    ['is nothing known of those who are not listed', undefined],
  ])('of bob is unknown where it %s: let go, but not with failClosed', (_, below) => {
    const { unlisted_below_usd: __, ...each } = EACH_USER;
    const latest = at({ budgets: [below === undefined ? each : { ...each, unlisted_below_usd: below }] });
    expect(checkCall(latest, { user: 'bob' }, own(), false)).toMatchObject({ state: 'unknown', allowed: true });
    expect(checkCall(latest, { user: 'bob' }, own(), true)).toMatchObject({ state: 'unknown', allowed: false });
  });

  it('is let go by a budget whose period has ended by the collector’s clock, as nothing is spent of the new one', () => {
    const latest = at({ budgets: [spent('11'), spent('11', { period: 'fixed' })] }, Date.parse('2026-11-23T00:00:00Z'));
    const { state, allowed, budgets } = checkCall(latest, CALL, own('20'), true);
    expect({ state, allowed, budgets }).toEqual({
      state: 'ok',
      allowed: true,
      budgets: [{ name: 'day', period: 'daily', amountUsd: '10', spentUsd: '0', remainingUsd: '10', state: 'ok', enforce: 'block' }],
    });
    expect(checkCall(at({ budgets: [spent('11', { period: 'fixed' })] }), CALL, own(), false).allowed).toBe(false);
  });

  it('is refused by a budget that is spent although its amounts may not be known', () => {
    const { amount_usd: _, warn_at_usd: __, ...secret } = DAY;
    const { allowed, budgets } = checkCall(at({ budgets: [{ ...secret, whole: { state: 'exceeded' } }] }), CALL, own('1'), false);
    expect(allowed).toBe(false);
    expect(Object.keys(budgets[0] ?? {}).filter((name) => name.endsWith('Usd'))).toEqual([]);
  });

  it.each([
    [1, 0, 0, 'ok', true],
    [1, 0, 1, 'exceeded', false],
    [2, 0, 0, 'exceeded', false],
    [0, 0, 2, 'exceeded', false],
    [0, 90_999, 0, 'ok', true],
    [0, 91_000, 0, 'exceeded', false],
  ])(
    'with %i requests, %i tokens since and %i under way beside 8 of 10 and 9,000 of 100,000 is %s',
    (requests, tokens, underWay, state, allowed) => {
      const check = checkCall(at({ budgets: [], limits: [FAIR] }), CALL, own('0', requests, tokens, underWay), false);
      expect(check).toMatchObject({
        state,
        allowed,
        limits: [{ name: 'fair', target: 'ann', requests: 8 + requests + underWay, tokens: 9000 + tokens }],
      });
    },
  );

  it('without anything that is known is let go, and refused with failClosed', () => {
    expect(checkCall(undefined, CALL, own(), false)).toEqual({ state: 'unknown', allowed: true, budgets: [], limits: [] });
    expect(checkCall(undefined, CALL, own(), true)).toEqual({ state: 'unknown', allowed: false, budgets: [], limits: [] });
  });
});
