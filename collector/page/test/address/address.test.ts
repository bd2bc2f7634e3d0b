import { expect, it } from 'vitest';
import { hrefOf, placeOf } from '../../src/address/address.ts';
import { callFilter, listFilter } from '../../src/address/filters.ts';

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
