import { createHash, timingSafeEqual } from 'node:crypto';
import type { TokenConfig } from '../config/config.ts';

/** What a request presented. */
export type Presented =
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'expired'; readonly token: TokenConfig }
  | { readonly kind: 'known'; readonly token: TokenConfig };

/**
 * Whose token an `Authorization` header has. Hashes it and compares it with every token in constant time, so that how long it
 * takes tells nothing about any of them.
 *
 * @param now Milliseconds since the epoch.
 */
export function presentToken(authorization: string | undefined, tokens: readonly TokenConfig[], now: number): Presented {
  if (authorization === undefined) return { kind: 'none' };
  const presented = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
  if (presented === undefined) return { kind: 'unknown' };
  const hash = createHash('sha256').update(presented).digest();
  let found: TokenConfig | undefined;
  for (const token of tokens) if (timingSafeEqual(hash, Buffer.from(token.sha256, 'hex'))) found ??= token;
  if (found === undefined) return { kind: 'unknown' };
  return { kind: found.expiresAt !== undefined && found.expiresAt <= now ? 'expired' : 'known', token: found };
}
