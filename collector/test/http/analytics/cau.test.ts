import { expect, it } from 'vitest';
import { shareOf } from '../../../src/http/api/analytics/cau-route.ts';

it.each([
  [10n ** 18n, 3, 333_333_333_333_333_333n],
  [2n, 4, 0n],
  [6n, 4, 2n],
  [10n, 4, 2n],
  [7n, 4, 2n],
  [-6n, 4, -2n],
  [-10n, 4, -2n],
  [-7n, 4, -2n],
  [0n, 9, 0n],
])('%s of 10^-20 dollars among %s users are %s each, half-even', (amount, users, share) => {
  expect(shareOf(amount, users)).toBe(share);
});
