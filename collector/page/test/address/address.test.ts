import { expect, it } from 'vitest';
import { hrefOf, placeOf } from '../../src/address/address.ts';
import { callFilter, FILTERS, inForce, listFilter, narrowedTo } from '../../src/address/filters.ts';

it('a place is its address and back', () => {
  const query = { user: 'a&b=c#d', search: 'é %' };
  expect(placeOf(hrefOf('calls', query))).toEqual({ screen: 'calls', query });
  expect(placeOf(hrefOf('call', {}, 'a/b?c'))).toEqual({ screen: 'call', callId: 'a/b?c', query: {} });
  expect(hrefOf('overview', { user: '', tenant: undefined })).toBe('#/overview');
});

it.each(['', '#', '#/', '#/nowhere', '#/call', '#/call/', '#//', '#/constructor', '#/%E0%A4%A'])('%j is the overview', (hash) => {
  expect(placeOf(hash).screen).toBe('overview');
});

it('a call whose id is not well encoded is looked for as it stands', () => {
  expect(placeOf('#/call/%E0%A4%A')).toMatchObject({ screen: 'call', callId: '%E0%A4%A' });
});

it('only filters are asked for, and those of lists only of lists', () => {
  const query = { user: 'ann', search: 'x', range: '7d', after: 'f', __proto__x: 'y', status: '' };
  expect(callFilter(query)).toEqual({ user: 'ann' });
  expect(listFilter(query)).toEqual({ user: 'ann', search: 'x' });
});

it('is narrowed to calls that say nothing, beside others, and each filter can be taken away', () => {
  const nobody = narrowedTo({ user: 'ann', range: '7d', after: 'f' }, 'user', null);
  expect(nobody).toMatchObject({ user: '', without: 'user', range: '7d' });
  const neither = narrowedTo(nobody, 'feature', null);
  expect(callFilter(neither)).toEqual({ without: 'user,feature' });
  expect(callFilter(narrowedTo(neither, 'user', 'bob'))).toEqual({ user: 'bob', without: 'feature' });
  expect(callFilter(narrowedTo(neither, 'user', null))).toEqual({ without: 'feature,user' });
  const chips = inForce({ ...neither, model: 'm' }, FILTERS);
  expect(chips.map(({ name, value, left }) => [name, value, hrefOf('calls', left)])).toEqual([
    ['user', null, '#/calls?range=7d&without=feature&model=m'],
    ['feature', null, '#/calls?range=7d&without=user&model=m'],
    ['model', 'm', '#/calls?range=7d&without=user%2Cfeature'],
  ]);
});
