import { z } from 'zod';
import { usd } from '../fields/usd.ts';

/** How something moved against the stretch before. */
export const change = z
  .object({
    cost_usd: usd.describe('What it costs more than before; below zero where it costs less. Exact.'),
    cost_percent: z.number().nullable().describe('The same in percent of the cost before, to two decimals; null where that was zero.'),
    requests_percent: z
      .number()
      .nullable()
      .describe('How many more requests, in percent of those before, to two decimals; null where there were none.'),
  })
  .meta({ id: 'Change', description: 'How it moved against the stretch before.' });

export type Change = z.infer<typeof change>;
