import type { ForecastJson } from '@spancost/api';
import type { Forecast } from '../../budgets/budget-status.ts';
import { formatUsd, parseUsd, type Usd } from '../../ledger/money.ts';

/** A millionth of a dollar: estimates are statistics. */
const UNIT: Usd = 10n ** 14n;

/** A forecast as answers tell it. @param spent What is spent already, which no estimate is below. */
export function forecastToJson({ expected, low, high }: Forecast, spent: Usd): ForecastJson {
  const least = roundedUp(spent);
  return { expected_usd: estimated(expected, least), low_usd: estimated(low, least), high_usd: estimated(high, least) };
}

function estimated(dollars: number, least: Usd): string {
  const exact = parseUsd(dollars.toFixed(6));
  // More dollars than the ledger can hold: a double has no cents there.
  if (exact === undefined) return BigInt(Math.round(dollars)).toString();
  return formatUsd(exact < least ? least : exact);
}

function roundedUp(amount: Usd): Usd {
  const towardsZero = (amount / UNIT) * UNIT;
  return towardsZero < amount ? towardsZero + UNIT : towardsZero;
}
