import { hash } from 'node:crypto';

const HASH = /^[0-9a-f]{32}$/;

/** What a key is found by: 128 bits of its SHA-256 as 32 hexadecimal digits. */
export function keyHash(key: string): string {
  return hash('sha256', key, 'hex').slice(0, 32);
}

/** What a call is found by: its id, which is the hash of the first key that it was known by, else the hash of its id. */
export function callHash(callId: string): string {
  return HASH.test(callId) ? callId : keyHash(callId);
}

/** The first and the last 64 bits of a hash. */
export function halvesOf(hashed: string): { readonly high: bigint; readonly low: bigint } {
  return { high: BigInt(`0x${hashed.slice(0, 16)}`), low: BigInt(`0x${hashed.slice(16)}`) };
}

/** The first and the second 32 bits of a hash. */
export function wordsOf(hashed: string): { readonly upper: number; readonly lower: number } {
  return { upper: Number.parseInt(hashed.slice(0, 8), 16), lower: Number.parseInt(hashed.slice(8, 16), 16) };
}

/** The hash of these halves. */
export function hashOf(high: bigint, low: bigint): string {
  return high.toString(16).padStart(16, '0') + low.toString(16).padStart(16, '0');
}
