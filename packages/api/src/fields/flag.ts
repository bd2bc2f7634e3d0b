import { z } from 'zod';

const ADVICE = 'write true or false';

/** Yes or no in a query. */
export const flag = z
  .union([z.enum(['true', 'false']).transform((text) => text === 'true'), z.boolean()], ADVICE)
  .meta({ wire: { type: 'boolean' } });
