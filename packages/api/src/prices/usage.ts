import { z } from 'zod';
import { CALL_FACTS } from '../fields/call-facts.ts';
import { STRETCH } from '../fields/range.ts';
import { timestamp } from '../fields/moment.ts';
import { usd } from '../fields/usd.ts';
import { wholeNumberOr } from '../fields/whole-number.ts';
import { operation, type Given } from '../operation.ts';

const row = z
  .object({
    provider: CALL_FACTS.provider,
    model: CALL_FACTS.model,
    price_id: z.string().nullable().describe('Null for calls that no book had a price for.'),
    calls: z.int().describe('Calls of the range, those without a known cost among them.'),
    cost_usd: usd.describe('What the calls cost whose cost is known, net of corrections.'),
    unpriced_calls: z.int().describe('Calls whose cost is not known.'),
    unpriced_tokens: z.int().describe('Tokens of these, of all types.'),
    reasons: z.array(z.string()).describe('Why it is not known, as unpriced_reason of a call says it.'),
    last_called_at: timestamp.describe('When the last of the calls was made.'),
  })
  .meta({
    id: 'PriceUsageRow',
    description: "What hangs on one price: the calls of a provider's model that were priced by it, or by none.",
  });

const priceUsage = z
  .object({
    ...STRETCH,
    rows: z.array(row).describe('Greatest cost first, then most unpriced tokens; at most 10,000.'),
  })
  .meta({ id: 'PriceUsage', description: 'What was spent by each price.' });

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
