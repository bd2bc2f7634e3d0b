import { DecodingError } from './decoding-error.ts';
import type { ValueCount } from './value-count.ts';

/** Levels of objects and arrays that a JSON body may have; real telemetry has about a dozen. */
const MAX_DEPTH = 100;

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;

/**
 * Refuses JSON that is nested deeper than anything real, or has more values than allowed, before it is parsed, so that no
 * later step can run out of stack or memory. Every object, array and comma counts as a value: `{"a":[1,2]}` has 3.
 *
 * @throws DecodingError for the nesting, TooManyValuesError for the values.
 */
export function checkBounds(body: Uint8Array, count: ValueCount): void {
  let depth = 0;
  let quoted = false;
  for (let index = 0; index < body.length; index += 1) {
    const byte = body[index];
    if (quoted) {
      if (byte === BACKSLASH) index += 1;
      else if (byte === QUOTE) quoted = false;
    } else if (byte === QUOTE) quoted = true;
    else if (byte === COMMA) count.add(1);
    else if (byte === 0x7b || byte === 0x5b) {
      depth += 1;
      count.add(1);
      if (depth > MAX_DEPTH) throw new DecodingError(`The body is nested deeper than ${MAX_DEPTH} levels, at byte ${index}`);
    } else if (byte === 0x7d || byte === 0x5d) depth -= 1;
  }
}
