import { z } from 'zod';
import { usd } from './usd.ts';

/** What calls add up to. */
export const SUMS = {
  requests: z.int().describe('Calls, each once.'),
  unpriced_requests: z.int().describe('Calls whose cost is not known; what they cost is not in cost_usd.'),
  tokens: z.int().describe('Tokens of all types.'),
  unpriced_tokens: z.int().describe('Tokens of the calls whose cost is not known.'),
  cost_usd: usd.describe('What the calls cost, net of corrections, whose cost is known.'),
  success_rate_percent: z.number().nullable().describe('Share of the calls that succeeded; null while there are none.'),
  average_response_time_ms: z.number().nullable().describe('Mean of the calls whose duration is known.'),
};

/** What calls add up to, by itself. */
export const sums = z.object(SUMS).meta({ id: 'Sums', description: 'What calls add up to.' });

export type Sums = z.infer<typeof sums>;
