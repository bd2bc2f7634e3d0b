import { z } from 'zod';
import { timestamp } from '../fields/moment.ts';
import { name } from '../fields/name.ts';
import { ANSWERED_RANGE, withRange } from '../fields/range.ts';
import { usd } from '../fields/usd.ts';
import { limitUpTo } from '../fields/whole-number.ts';
import { operation } from '../operation.ts';

/** Whom margins are computed for. */
export const CUSTOMER_KINDS = ['tenant', 'user'] as const;

export const MARGIN_ORDERS = ['margin', '-margin', '-cost', '-revenue'] as const;

const customerKind = z.enum(CUSTOMER_KINDS, 'tenant or user').describe('Who the customers are.').default('tenant');

const BY = z.enum(CUSTOMER_KINDS).describe('Who the customers are.');

const MARGIN = {
  revenue_usd: usd.nullable().describe('Null where no revenue at all is recorded in the range: it is not known, which is not zero.'),
  cost_usd: usd.describe('What the AI calls cost whose cost is known, net of corrections.'),
  unpriced_requests: z.int().describe('Calls whose cost is not known; the margin is too high by what they cost.'),
  margin_usd: usd.nullable().describe('revenue_usd - cost_usd; null where the revenue is.'),
  margin_percent: z.number().nullable().describe('The margin in percent of the revenue, not rounded; null where that is not above zero.'),
};

const customer = z
  .object({
    value: z.string().nullable().describe('The tenant or user; null for calls and revenue that name none.'),
    display_name: z.string().nullable().describe('Of a user, as the directory has it; else null.'),
    ...MARGIN,
  })
  .meta({ id: 'CustomerMargin', description: 'What one customer paid, less what its calls cost.' });

const margin = z
  .object({
    ...ANSWERED_RANGE,
    by: BY,
    total: z.object(MARGIN).describe('Of all calls and all revenue in the range: the customers and the rest.'),
    customers: z
      .array(customer)
      .describe('With revenue or cost, in the order asked for; null is what names nobody, which is there besides the limit.'),
    rest: z
      .object({ customers: z.int().describe('How many there are besides.'), ...MARGIN })
      .nullable()
      .describe('All customers that the limit leaves out; null where there are none.'),
    missing: z.array(z.enum(['revenue'])).describe('Records of which there are none in the range, without which a figure is null.'),
  })
  .meta({
    id: 'Margin',
    description:
      'Gross margin over AI cost. Of revenue for a stretch the days count whose first moment is in the range and not to come; of a customer without a record of it the revenue is zero.',
  });

export type Margin = z.infer<typeof margin>;

export type CustomerMargin = z.infer<typeof customer>;

export const GET_MARGIN = operation({
  id: 'getMargin',
  method: 'GET',
  path: '/api/v1/margin',
  tag: 'Unit economics',
  summary: 'Gross margin of each tenant or user',
  description: 'The last 30 days unless told. Revenue has to be told first: POST /api/v1/revenue.',
  query: withRange({
    by: customerKind,
    order: z
      .enum(MARGIN_ORDERS, `one of ${MARGIN_ORDERS.join(', ')}`)
      .describe('margin is the worst first.')
      .default('margin'),
    limit: limitUpTo(10_000),
    tenant: name.describe('Revenue and calls of this tenant.').optional(),
    user: name.describe('Revenue and calls of this user.').optional(),
  }),
  answer: margin,
});

const ltvCac = z
  .object({
    ...ANSWERED_RANGE,
    from: timestamp.describe('The first moment; where records begin later than was asked, that of the day of the first record.'),
    by: BY,
    months: z.number().describe('Length of the range up to now in months of a twelfth of 365.25 days.'),
    revenue_usd: usd.nullable().describe('What customers paid in the range; null where no revenue at all is recorded in it.'),
    cost_usd: usd.describe('Of all AI calls, net, also of those of nobody and of those who pay nothing.'),
    unpriced_requests: z.int().describe('Calls whose cost is not known; the margin is too high by what they cost.'),
    margin_usd: usd.nullable().describe('revenue_usd - cost_usd; null where the revenue is.'),
    customers: z.int().describe('Customers whose revenue in the range is above zero.'),
    customers_at_risk: z.int().describe('These, and those who left in it.'),
    churned_customers: z.int().describe('Customers, of the range or of before, that left in it and did not come back in it.'),
    monthly_churn_percent: z
      .number()
      .nullable()
      .describe(
        'churned_customers / customers_at_risk / months, in percent; null where no churn was ever recorded, or nobody was at risk.',
      ),
    monthly_margin_per_customer_usd: usd.nullable().describe('margin_usd / customers / months; null without revenue or customers.'),
    ltv_usd: usd
      .nullable()
      .describe(
        'monthly_margin_per_customer_usd / monthly churn: what a customer brings until it leaves. Null where one of them is, or nobody left.',
      ),
    acquisition_usd: usd.nullable().describe('What was spent in the range to win customers; null where no acquisition is recorded in it.'),
    new_customers: z
      .number()
      .nullable()
      .describe(
        'Customers that it won. Of a stretch that is partly in the range the share of its days, so that it may be no whole number; null where no acquisition is recorded.',
      ),
    cac_usd: usd.nullable().describe('acquisition_usd / new_customers: what it took to win one; null without new ones.'),
    ltv_to_cac: z.number().nullable().describe('ltv_usd / cac_usd, not rounded; null where one of them is, or cac_usd is zero.'),
    missing: z
      .array(z.enum(['revenue', 'churn', 'acquisition']))
      .describe('Records of which there are none in the range, or that come to nobody, without which a figure is null.'),
  })
  .meta({ id: 'LtvCac', description: 'What a customer is worth over its life against what it took to win it.' });

export type LtvCac = z.infer<typeof ltvCac>;

export const GET_LTV_CAC = operation({
  id: 'getLtvCac',
  method: 'GET',
  path: '/api/v1/ltv-cac',
  tag: 'Unit economics',
  summary: 'LTV, CAC, and their ratio',
  description: 'The last 90 days unless told. Amounts are rounded half-even at 20 decimals.',
  query: withRange({ by: customerKind }),
  answer: ltvCac,
});
