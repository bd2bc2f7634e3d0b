import { createHash } from 'node:crypto';

/** A token that was just made; it is not kept anywhere. */
export interface NewToken {
  /** `spancost_` and 43 characters of base64url: 256 random bits. What searches for leaked secrets knows it by its prefix. */
  readonly token: string;
  /** What `auth.tokens` has of it. */
  readonly sha256: string;
}

/** Bytes of randomness in a token; with so many, a plain hash is as good as a slow one. */
export const TOKEN_BYTES = 32;

/** @param random {@link TOKEN_BYTES} random bytes. */
export function newToken(random: Uint8Array): NewToken {
  if (random.length !== TOKEN_BYTES) throw new RangeError(`A token is made of ${TOKEN_BYTES} random bytes, not ${random.length}`);
  const token = `spancost_${Buffer.from(random).toString('base64url')}`;
  return { token, sha256: createHash('sha256').update(token).digest('hex') };
}
