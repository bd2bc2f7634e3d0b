import { expect, it } from 'vitest';
import { usdToNumber } from '../../src/ledger/money.ts';

it('the double of $0.00325 is 0.00325', () => {
  expect(usdToNumber(325_000_000_000_000_000n)).toBe(0.00325);
});
