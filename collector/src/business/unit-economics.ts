import { Money } from '@spancost/prices';
import { COST_SCALE } from '@spancost/conventions';
import type { LtvCac } from '@spancost/api';
import type { CustomerCounts } from '../ledger/business/business-views.ts';
import { formatUsd, usdOrNull, type Usd } from '../ledger/money.ts';

/** A twelfth of 365.25 days. */
const MONTH_MS = 2_629_800_000;

export interface EconomicsOfTime extends CustomerCounts {
  readonly durationMs: number;
  /** Of all calls, net. */
  readonly cost: Usd;
}

/** What customers are worth, and what it takes to win them: the figures of the API's answer that are computed. */
export type UnitEconomics = Omit<LtvCac, 'from' | 'to' | 'time_zone' | 'by' | 'cost_usd' | 'unpriced_requests'>;

type Decimal = InstanceType<typeof Money>;

/**
 * LTV is the monthly margin of a customer divided by the share of customers that leaves in a month, CAC what was spent to win
 * customers divided by how many were won. At 60 digits, amounts rounded half-even at 20 decimals at the end. Where a record is missing
 * that a figure needs, or it would be divided by zero, it is null.
 *
 * @example Over 3 months a margin of $9,000 of 100 customers, of whom 6 left: $30 a month each, 2 % churn, LTV $1,500.
 */
export function unitEconomics({ durationMs, cost, ...counts }: EconomicsOfTime): UnitEconomics {
  const { revenue, customers, atRisk, churned, isChurnRecorded, acquisition } = counts;
  const months = new Money(durationMs).div(MONTH_MS);
  const margin = revenue === undefined ? undefined : revenue - cost;
  const monthly = margin === undefined ? undefined : quotient(decimalOf(margin), months.mul(customers));
  const churn = isChurnRecorded ? quotient(new Money(churned), months.mul(atRisk)) : undefined;
  const ltv = monthly === undefined || churn === undefined ? undefined : quotient(monthly, churn);
  const cac = acquisition === undefined ? undefined : quotient(decimalOf(acquisition.amount), decimalOf(acquisition.customers));
  const ratio = ltv === undefined || cac === undefined ? undefined : quotient(ltv, cac);
  return {
    months: months.toNumber(),
    revenue_usd: usdOrNull(revenue),
    margin_usd: usdOrNull(margin),
    customers,
    customers_at_risk: atRisk,
    churned_customers: churned,
    monthly_churn_percent: numberOf(churn?.mul(100)),
    monthly_margin_per_customer_usd: usdOf(monthly),
    ltv_usd: usdOf(ltv),
    acquisition_usd: usdOrNull(acquisition?.amount),
    new_customers: acquisition === undefined ? null : decimalOf(acquisition.customers).toNumber(),
    cac_usd: usdOf(cac),
    ltv_to_cac: numberOf(ratio),
    missing: [
      ...(monthly === undefined ? (['revenue'] as const) : []),
      ...(churned === 0 ? (['churn'] as const) : []),
      ...(cac === undefined ? (['acquisition'] as const) : []),
    ],
  };
}

/** Undefined where it is divided by zero: there is no such figure. */
function quotient(dividend: Decimal, divisor: Decimal): Decimal | undefined {
  return divisor.isZero() ? undefined : dividend.div(divisor);
}

function decimalOf(amount: Usd): Decimal {
  return new Money(formatUsd(amount));
}

function usdOf(amount: Decimal | undefined): string | null {
  return amount === undefined ? null : amount.toDecimalPlaces(COST_SCALE).toFixed();
}

function numberOf(figure: Decimal | undefined): number | null {
  return figure === undefined ? null : figure.toNumber();
}
