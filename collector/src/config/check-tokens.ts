import { ConfigError } from '../errors.ts';
import type { TokenConfig } from './config.ts';

/** How long before a token expires that is told. */
const AHEAD_MS = 14 * 86_400_000;

/** @throws ConfigError for two tokens with the same hash: which of them a request presents could not be told. */
export function checkTokens(tokens: readonly TokenConfig[]): void {
  const names = new Map<string, string>();
  for (const { name, sha256 } of tokens) {
    const other = names.get(sha256);
    if (other !== undefined)
      throw new ConfigError(`auth.tokens: "${name}" has the same sha256 as "${other}"; make a token of its own with "spancost tokens new"`);
    names.set(sha256, name);
  }
}

/** Tokens that have expired or will soon, soonest first. @param now Milliseconds since the epoch. */
export function expiringTokens(
  tokens: readonly TokenConfig[],
  now: number,
): readonly { readonly token: string; readonly expires: string }[] {
  return tokens
    .flatMap(({ name, expiresAt }) => (expiresAt === undefined || expiresAt > now + AHEAD_MS ? [] : [{ token: name, expiresAt }]))
    .toSorted((a, b) => a.expiresAt - b.expiresAt)
    .map(({ token, expiresAt }) => ({ token, expires: new Date(expiresAt).toISOString() }));
}
