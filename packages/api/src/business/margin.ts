import { z } from 'zod';
import { name } from '../fields/name.ts';
import { ANSWERED_RANGE, withRange } from '../fields/range.ts';
import { usd } from '../fields/usd.ts';
import { limitUpTo } from '../fields/whole-number.ts';
import { operation } from '../operation.ts';

const MARGIN = {
  revenue_usd: usd,
  cost_usd: usd.describe('Of AI calls, net.'),
  unpriced_requests: z.int().describe('Calls whose cost is not known; the margin is too high by what they cost.'),
  margin_usd: usd.describe('revenue_usd - cost_usd.'),
  margin_percent: z.number().nullable().describe('Of the revenue; null where there was none.'),
};

const customer = z.object({ value: z.string().nullable(), display_name: z.string().nullable(), ...MARGIN }).meta({ id: 'CustomerMargin' });

export const margin = z
  .object({
    ...ANSWERED_RANGE,
    by: z.enum(['tenant', 'user']),
    total: z.object(MARGIN),
    customers: z.array(customer).describe('With revenue or cost; null is what names nobody.'),
    rest: z.object({ customers: z.int(), ...MARGIN }).nullable(),
  })
  .meta({ id: 'Margin', description: 'Gross margin over AI cost. Of revenue for a stretch the days count that are in the range.' });

export type Margin = z.infer<typeof margin>;

export const GET_MARGIN = operation({
  id: 'getMargin',
  method: 'GET',
  path: '/api/v1/margin',
  tag: 'Unit economics',
  summary: 'Gross margin of each tenant or user',
  query: withRange({
    by: z.enum(['tenant', 'user'], 'tenant or user').default('tenant'),
    order: z
      .enum(['margin', '-margin', '-cost', '-revenue'], 'one of margin, -margin, -cost, -revenue')
      .describe('margin is the worst first.')
      .default('margin'),
    limit: limitUpTo(10_000),
    tenant: name.optional(),
    user: name.optional(),
  }),
  answer: margin,
});

export const ltvCac = z
  .object({
    ...ANSWERED_RANGE,
    by: z.enum(['tenant', 'user']),
    months: z.number().describe('Length of the range in months of a twelfth of a year.'),
    customers: z.int().describe('Customers with revenue in the range.'),
    churned_customers: z.int().describe('Of these and of earlier ones, those that left in it.'),
    monthly_churn_percent: z.number().nullable().describe('churned_customers / customers / months.'),
    monthly_margin_per_customer_usd: usd.nullable(),
    ltv_usd: usd.nullable().describe('Monthly margin of a customer / monthly churn; null without churn or customers.'),
    acquisition_usd: usd,
    new_customers: z.int(),
    cac_usd: usd.nullable().describe('acquisition_usd / new_customers; null without new ones.'),
    ltv_to_cac: z.number().nullable(),
    missing: z.array(z.enum(['revenue', 'churn', 'acquisition'])).describe('Records without which a figure is null.'),
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
  query: withRange({ by: z.enum(['tenant', 'user'], 'tenant or user').default('tenant') }),
  answer: ltvCac,
});
