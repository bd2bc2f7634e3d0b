import { parseUsd, type Usd } from '../ledger/money.ts';
import type { Budget } from './budget.ts';

/** What a budget is compared with, exact. */
export interface BudgetAmounts {
  readonly limit: Usd;
  readonly thresholds: readonly { readonly share: string; readonly usd: Usd }[];
  /** Half of the limit: from here on a tenant or user with a budget of its own is shown by name. */
  readonly half: Usd;
}

const SHARE_SCALE = 6;
const SHARE_ONE: bigint = 10n ** BigInt(SHARE_SCALE);

/**
 * The amounts of a budget. A share of the limit that has more than the ledger's 20 decimals is the next amount above it,
 * which every spend reaches that reaches the share.
 */
export function budgetAmounts({ name, amountUsd, thresholds }: Budget): BudgetAmounts {
  const limit = parseUsd(amountUsd);
  if (limit === undefined) throw new Error(`The amount ${amountUsd} of budget ${name} is no plain decimal amount`);
  const shareOf = (share: string): Usd => roundedUp(limit * millionths(share), SHARE_ONE);
  return { limit, thresholds: thresholds.map((share) => ({ share, usd: shareOf(share) })), half: shareOf('0.5') };
}

function millionths(share: string): bigint {
  const [whole = '', fraction = ''] = share.split('.');
  return BigInt(whole + fraction.padEnd(SHARE_SCALE, '0'));
}

function roundedUp(amount: bigint, divisor: bigint): bigint {
  return (amount + divisor - 1n) / divisor;
}
