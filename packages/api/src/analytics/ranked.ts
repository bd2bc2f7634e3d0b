import { z } from 'zod';
import { SUMS } from '../fields/sums.ts';

/** What cost most, greatest first: the values of one dimension with what their calls add up to. */
export const ranked = z.array(
  z
    .object({
      value: z.string().nullable().describe('The user, tenant, feature, provider or model; null for calls that do not say.'),
      display_name: z
        .string()
        .nullable()
        .describe('Of a feature, as spancost.yaml names it; of a user, as the directory does. Null where nobody does.'),
      ...SUMS,
    })
    .meta({ id: 'RankedValue', description: 'One value of a dimension, and what its calls add up to.' }),
);
