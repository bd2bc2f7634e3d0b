import { z } from 'zod';
import { SUMS } from '../fields/sums.ts';

/** What cost most, greatest first: the values of one dimension with what their calls add up to. */
export const ranked = z.array(z.object({ value: z.string().nullable(), display_name: z.string().nullable(), ...SUMS }));
