import { randomBytes } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * An id that no other answer has, of this process or any other: a ledger knows a call by it. 24 characters are 143 bits.
 *
 * @example newId('msg_01', 22) // 'msg_01Xq3…'
 */
export function newId(prefix: string, length = 24): string {
  let id = prefix;
  for (const byte of randomBytes(length)) id += ALPHABET[byte % ALPHABET.length];
  return id;
}
