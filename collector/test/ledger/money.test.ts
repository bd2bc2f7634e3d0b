import { expect, it } from 'vitest';
import { quotientOf, usdToNumber } from '../../src/ledger/money.ts';

it('the double of $0.00325 is 0.00325', () => {
  expect(usdToNumber(325_000_000_000_000_000n)).toBe(0.00325);
});

it.each([
  [10n ** 18n, 3n, 333_333_333_333_333_333n],
  [2n, 4n, 0n],
  [6n, 4n, 2n],
  [10n, 4n, 2n],
  [7n, 4n, 2n],
  [-6n, 4n, -2n],
  [-10n, 4n, -2n],
  [-7n, 4n, -2n],
  [0n, 9n, 0n],
])('%s of 10^-20 dollars by %s are %s, half to even', (amount, by, quotient) => {
  expect(quotientOf(amount, by)).toBe(quotient);
});
