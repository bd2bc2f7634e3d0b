import { z } from 'zod';
import { timestamp } from '../fields/moment.ts';
import { usd } from '../fields/usd.ts';
import type { Given } from '../operation.ts';

export const budgetState = z.enum(['ok', 'warning', 'exceeded']);

const forecast = z.object({ expected_usd: usd, low_usd: usd, high_usd: usd }).meta({
  id: 'Forecast',
  description: 'What will have been spent at the end of the period; with a chance of four in five between low and high.',
});

/** How a budget stands, or what one tenant or user has of it. */
export const budgetStatus = z
  .object({
    target: z.string().nullable().describe('The tenant or user whose own it is; null for a budget that all calls of its scope share.'),
    period_start: timestamp,
    period_end: timestamp.describe('The first moment after the period.'),
    computed_at: timestamp,
    amount_usd: usd,
    spent_usd: usd.describe('What counts: the net cost of its calls, and what is assumed.'),
    assumed_usd: usd.describe('Part of it that is no known cost: unpriced calls at the ceiling.'),
    remaining_usd: usd.describe('Below zero once it is overspent.'),
    used_percent: z.number().describe('Share of the amount that is spent, rounded down to four decimals; for people.'),
    state: budgetState,
    warning: z.boolean().describe('Whether its lowest threshold, or its amount, is reached.'),
    exceeded: z.boolean().describe('Whether its amount is reached.'),
    thresholds: z.array(z.object({ share: z.string(), usd, reached: z.boolean() })),
    requests: z.int(),
    unpriced_requests: z.int(),
    unpriced_tokens: z.int(),
    burn_rates: z
      .object({ '5m': z.number(), '1h': z.number() })
      .nullable()
      .describe('How fast it is spent, by window; 1 uses it up exactly at the end of its period. Null where it was not computed.'),
    forecast: forecast.nullable().describe('Null where too little is known.'),
  })
  .meta({ id: 'BudgetStatus', description: 'How a budget stands, or what one tenant or user has of it. All but the forecast is exact.' });

export type BudgetStatusJson = Given<z.infer<typeof budgetStatus>>;
export type ForecastJson = Given<z.infer<typeof forecast>>;
