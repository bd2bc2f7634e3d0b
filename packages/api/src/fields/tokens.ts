import { TOKEN_TYPES, type TokenType } from '@spancost/prices';
import { z } from 'zod';

const TYPES = [...TOKEN_TYPES, 'reasoning', 'total'] as const;

/** Tokens by type, `reasoning` (part of the output) and `total`, which is the sum of the types. */
export const tokens = z
  .object(Object.fromEntries(TYPES.map((type) => [type, z.int()])) as Record<TokenType | 'reasoning' | 'total', z.ZodInt>)
  .meta({ id: 'Tokens', description: 'Tokens by type; reasoning is part of the output, total the sum of all other types.' });

export type TokensJson = z.infer<typeof tokens>;
