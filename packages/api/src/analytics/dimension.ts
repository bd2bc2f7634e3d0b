import { z } from 'zod';
import { CALL_ATTRIBUTES } from '../fields/call-filter.ts';

/** What calls can be grouped by: all that a filter can name a value of, so that a group leads to its calls, and how the cost is known. */
export const DIMENSIONS = [...(Object.keys(CALL_ATTRIBUTES) as (keyof typeof CALL_ATTRIBUTES)[]), 'basis'] as const;

export const dimension = z.enum(DIMENSIONS, `one of ${DIMENSIONS.join(', ')}`);

export type GroupDimension = z.infer<typeof dimension>;

const ADVICE = `write one or two of ${DIMENSIONS.join(', ')}, with a comma between them`;

/** One or two dimensions of a query, as a text with a comma, or as a list. */
export const dimensions = z
  .union([z.string(ADVICE).transform((text) => text.split(',')), z.array(z.string())], ADVICE)
  .pipe(z.array(z.enum(DIMENSIONS, ADVICE), ADVICE).min(1, ADVICE).max(2, ADVICE))
  .refine((names) => new Set(names).size === names.length, 'write each dimension once')
  .meta({
    wire: { type: 'string', pattern: `^(${DIMENSIONS.join('|')})(,(${DIMENSIONS.join('|')}))?$`, examples: ['user', 'feature,model'] },
  });

/** What a group is of: the value of each dimension that was asked for. */
export const groupKey = z
  .partialRecord(dimension, z.string().nullable())
  .describe('The value of each dimension; null for calls that do not say.');
