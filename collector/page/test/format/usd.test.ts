import { expect, it } from 'vitest';
import { axisUsd, costOfSums, exactUsd, reachedUsd, roundedUsd } from '../../src/format/usd.ts';

it.each([
  ['0', '$0.00', '$0.00'],
  ['0.00325', '$0.00325', '$0.00325'],
  ['0.0000876543', '$0.0000877', '$0.0000876543'],
  ['0.1', '$0.10', '$0.10'],
  ['0.4285', '$0.428', '$0.4285'],
  ['0.4295', '$0.43', '$0.4295'],
  ['1.005', '$1.00', '$1.005'],
  ['1.015', '$1.02', '$1.015'],
  ['-0.00205', '-$0.00205', '-$0.00205'],
  ['1234.5678900001', '$1,234.57', '$1,234.5678900001'],
  // More digits than a double has.
  ['123456789012345.12345678901234567891', '$123,456,789,012,345.12', '$123,456,789,012,345.12345678901234567891'],
  ['0.00000000000000000001', '$0.00000000000000000001', '$0.00000000000000000001'],
])('%s reads %s, and is exactly %s', (exact, rounded, all) => {
  expect([roundedUsd(exact), exactUsd(exact)]).toEqual([rounded, all]);
});

it('$9.999 of a budget of $10 does not read as $10.00', () => {
  expect([roundedUsd('9.999'), reachedUsd('9.999')]).toEqual(['$10.00', '$9.99']);
});

it('what no call of has a price is unknown, and what nothing was spent on is zero', () => {
  expect(costOfSums({ requests: 3, unpriced_requests: 3, cost_usd: '0' })).toBeNull();
  expect(costOfSums({ requests: 3, unpriced_requests: 2, cost_usd: '0' })).toBe('0');
  expect(costOfSums({ requests: 0, unpriced_requests: 0, cost_usd: '0' })).toBe('0');
});

it.each([
  [
    [0, 0.5, 1],
    ['$0.00', '$0.50', '$1.00'],
  ],
  [
    [0, 0.00002],
    ['$0.00000', '$0.00002'],
  ],
  [
    [0, 5, 10],
    ['$0', '$5', '$10'],
  ],
  [
    [0, 20_000, 1_500_000],
    ['$0', '$20K', '$1.5M'],
  ],
])('the marks %j of an axis are said as %j', (marks, said) => {
  expect(axisUsd(marks)).toEqual(said);
});
