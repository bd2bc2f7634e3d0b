import { expect, it } from 'vitest';
import { fallsUnder, targetOf, type CallScope } from '../src/index.ts';

const CALL: CallScope = { provider: 'openai', model: 'gpt-5', tenant: 'acme', feature: 'chat' };

it.each<[scope: CallScope, per: 'tenant' | 'user' | undefined, falls: boolean, target: string | undefined]>([
  [{}, undefined, true, undefined],
  [{ tenant: 'acme', feature: 'chat' }, undefined, true, undefined],
  [{ tenant: 'acme', feature: 'search' }, undefined, false, undefined],
  // No prefix, no other case, and nothing that the call does not say.
  [{ model: 'gpt' }, undefined, false, undefined],
  [{ tenant: 'Acme' }, undefined, false, undefined],
  [{ user: 'ann' }, undefined, false, undefined],
  [{ environment: '' }, undefined, false, undefined],
  [{}, 'tenant', true, 'acme'],
  [{}, 'user', false, undefined],
  [{ feature: 'search' }, 'tenant', false, 'acme'],
])('of %j, per %s: a call of acme falls under it: %s, as %s', (scope, per, falls, target) => {
  const budget = { scope, ...(per === undefined ? {} : { per }) };
  expect(fallsUnder(CALL, budget)).toBe(falls);
  expect(targetOf(CALL, budget)).toBe(target);
});
