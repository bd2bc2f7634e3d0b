import { z } from 'zod';
import { timestamp } from '../fields/moment.ts';
import { usd } from '../fields/usd.ts';
import type { Given } from '../operation.ts';

export const budgetState = z
  .enum(['ok', 'warning', 'exceeded'])
  .describe('ok: no threshold is reached. warning: the lowest one is. exceeded: the amount is.');

const forecast = z
  .object({
    expected_usd: usd.describe('Estimate of what will have been spent.'),
    low_usd: usd.describe('Lower end of the band.'),
    high_usd: usd.describe('Upper end of the band.'),
  })
  .meta({
    id: 'Forecast',
    description:
      'What will have been spent at the end of the period, with what is assumed of unpriced calls; with a chance of four in five between low and high. To a millionth of a dollar, and never below what is spent.',
  });

/** How a budget stands, or what one tenant or user has of it. */
export const budgetStatus = z
  .object({
    target: z.string().nullable().describe('The tenant or user whose own it is; null for a budget that all calls of its scope share.'),
    period_start: timestamp.describe('The first moment of the period.'),
    period_end: timestamp.describe('The first moment after the period.'),
    computed_at: timestamp.describe('The moment that it was computed for.'),
    amount_usd: usd.describe('What may be spent in the period.'),
    spent_usd: usd.describe('What counts: the net cost of its calls in the period, and what is assumed of unpriced ones. Exact.'),
    assumed_usd: usd.describe('The part of spent_usd that is no known cost: the tokens of unpriced calls at the ceiling.'),
    remaining_usd: usd.describe('amount_usd - spent_usd: below zero once it is overspent.'),
    used_percent: z.number().describe('Share of the amount that is spent, rounded down to four decimals; for people.'),
    state: budgetState,
    warning: z.boolean().describe('Whether its lowest threshold, or its amount, is reached.'),
    exceeded: z.boolean().describe('Whether its amount is reached.'),
    thresholds: z
      .array(
        z.object({
          share: z.string().describe('Share of the amount, as it is written: 0.8.'),
          usd: usd.describe('The share in US dollars.'),
          reached: z.boolean().describe('Whether as much is spent.'),
        }),
      )
      .describe('Amounts at which somebody is told, lowest first.'),
    requests: z.int().describe('Its calls in the period, each once.'),
    unpriced_requests: z.int().describe('Of them, those whose cost is not known.'),
    unpriced_tokens: z.int().describe('Tokens of these, of all types.'),
    burn_rates: z
      .object({ '5m': z.number().describe('Over the last five minutes.'), '1h': z.number().describe('Over the last hour.') })
      .nullable()
      .describe(
        'How fast it is spent, by window, to nine decimals; at 1 it is used up exactly at the end of its period. Null where it was not computed.',
      ),
    forecast: forecast.nullable().describe('Null where too little is known.'),
  })
  .meta({ id: 'BudgetStatus', description: 'How a budget stands, or what one tenant or user has of it. All but the forecast is exact.' });

export type BudgetStatusJson = Given<z.infer<typeof budgetStatus>>;
export type ForecastJson = Given<z.infer<typeof forecast>>;
