import { TOKEN_TYPES, type TokenType } from '@spancost/prices';
import { z } from 'zod';

const ABOUT: Readonly<Record<TokenType | 'reasoning' | 'total', string>> = {
  input: 'Input that was neither read from a cache nor written to one.',
  cache_read: 'Input that was read from a cache.',
  cache_write: 'Input that was written to a cache for another time than five minutes or an hour, or for one that is not known.',
  cache_write_5m: 'Input that was written to a cache for five minutes.',
  cache_write_1h: 'Input that was written to a cache for an hour.',
  output: 'All output, reasoning included.',
  unsplit: 'Tokens of calls of which only the total is known.',
  reasoning: 'The part of the output that was reasoning, as far as it is told; it is in output already.',
  total: 'The sum of all types, with reasoning once.',
};
const TYPES = [...TOKEN_TYPES, 'reasoning', 'total'] as const;

/** Tokens by type, `reasoning` (part of the output) and `total`, which is the sum of the types. */
export const tokens = z
  .object(
    Object.fromEntries(TYPES.map((type) => [type, z.int().describe(ABOUT[type])])) as Record<TokenType | 'reasoning' | 'total', z.ZodInt>,
  )
  .meta({
    id: 'Tokens',
    description: 'Tokens by type; each is in one type only. Reasoning is part of the output, and total the sum of the types.',
  });

export type TokensJson = z.infer<typeof tokens>;
