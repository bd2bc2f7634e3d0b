import type { TokensJson } from '@spancost/api';
import { TOKEN_TYPES, type TokenCounts } from '@spancost/prices';

/** Tokens by type, `reasoning` (part of the output) and `total`, which is the sum of the types. */
export function tokensToJson(tokens: TokenCounts, reasoning: number): TokensJson {
  return { ...tokens, reasoning, total: TOKEN_TYPES.reduce((sum, type) => sum + tokens[type], 0) };
}
