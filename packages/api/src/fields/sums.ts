import { z } from 'zod';
import { usd } from './usd.ts';

/** What calls add up to. */
export const SUMS = {
  requests: z.int().describe('Calls, each once.'),
  unpriced_requests: z.int().describe('Calls whose cost is not known; what they cost is not in cost_usd.'),
  tokens: z.int().describe('Tokens of all types, cached ones among them; reasoning is counted once, in the output.'),
  unpriced_tokens: z.int().describe('Tokens of the calls whose cost is not known; they are in tokens as well.'),
  cost_usd: usd.describe('What the calls cost whose cost is known, net of corrections. Exact.'),
  success_rate_percent: z
    .number()
    .nullable()
    .describe('Share of the requests whose status is success, to two decimals; null where there are none.'),
  average_response_time_ms: z
    .number()
    .nullable()
    .describe('Mean of the calls whose duration is known, in milliseconds to three decimals; null where none is.'),
};

/** How many people called. */
export const ACTIVE_USERS = z.int().describe('Users with at least one call; calls that name no user are of none.');

/** What calls add up to, by itself. */
export const sums = z.object(SUMS).meta({ id: 'Sums', description: 'What calls add up to.' });

export type Sums = z.infer<typeof sums>;
