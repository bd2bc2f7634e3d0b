import { z } from 'zod';
import { usd } from '../fields/usd.ts';

/** How something moved against the stretch before. */
export const change = z
  .object({
    cost_usd: usd.describe('The difference, exact.'),
    cost_percent: z.number().nullable().describe('Null where there was no cost before.'),
    requests_percent: z.number().nullable().describe('Null where there were no calls before.'),
  })
  .meta({ id: 'Change', description: 'How it moved against the stretch before.' });

export type Change = z.infer<typeof change>;
