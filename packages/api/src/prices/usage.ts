import { z } from 'zod';
import { timestamp } from '../fields/moment.ts';
import { usd } from '../fields/usd.ts';
import { wholeNumberOr } from '../fields/whole-number.ts';
import { operation, type Given } from '../operation.ts';

const row = z
  .object({
    provider: z.string(),
    model: z.string().nullable(),
    price_id: z.string().nullable().describe('Null for calls that no book had a price for.'),
    calls: z.int(),
    cost_usd: usd.describe('Net of corrections.'),
    unpriced_calls: z.int().describe('Calls whose cost is not known.'),
    unpriced_tokens: z.int(),
    reasons: z.array(z.string()).describe('Why it is not known.'),
    last_called_at: timestamp,
  })
  .meta({
    id: 'PriceUsageRow',
    description: "What hangs on one price: the calls of a provider's model that were priced by it, or by none.",
  });

const priceUsage = z
  .object({
    from: timestamp,
    to: timestamp,
    rows: z.array(row).describe('Greatest cost first, then most unpriced tokens; at most 10,000.'),
  })
  .meta({ id: 'PriceUsage' });

export type PriceUsage = Given<z.infer<typeof priceUsage>>;
export type PriceUsageRow = Given<z.infer<typeof row>>;

export const GET_PRICE_USAGE = operation({
  id: 'getPriceUsage',
  method: 'GET',
  path: '/api/v1/prices/usage',
  tag: 'Prices',
  summary: 'What was spent by each price, and what had none',
  query: z.strictObject({
    days: wholeNumberOr(30, 'how many days back from now', { min: 1, max: 3660 }).describe('The last so many times 24 hours, up to now.'),
  }),
  answer: priceUsage,
});
