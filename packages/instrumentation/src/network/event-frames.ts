import { field } from '../json-fields.ts';

/** Two lengths and a checksum. */
const PRELUDE = 12;
/** Checksum of the whole. */
const TRAILER = 4;
const STRING = 7;
/** Bytes of a header's value by its type, where that has a fixed size. */
const SIZES: ReadonlyMap<number, number> = new Map([
  [0, 0],
  [1, 0],
  [2, 1],
  [3, 2],
  [4, 4],
  [5, 8],
  [8, 8],
  [9, 16],
]);

/**
 * The events of a stream in Amazon's binary frames: each as an object with one field, its type, as the SDK gives it; an exception
 * that the service tells in mid-stream as `{ exception: 'throttlingException' }`. Checksums are not looked at: nothing is done by what is read.
 *
 * @see https://smithy.io/2.0/aws/amazon-eventstream.html
 */
export class EventFrames {
  readonly #longest: number;
  #rest: Buffer = Buffer.alloc(0);
  /** Bytes of a frame that is too long to be kept. */
  #toSkip = 0;
  /** Whether what came is no such stream. */
  #isBroken = false;

  /** `longest` is how many bytes a frame may have. */
  constructor(longest: number) {
    this.#longest = longest;
  }

  /** The events whose frames end in these bytes. */
  push(bytes: Uint8Array): readonly unknown[] {
    if (this.#isBroken) return [];
    const skipped = Math.min(this.#toSkip, bytes.length);
    this.#toSkip -= skipped;
    const events: unknown[] = [];
    let buffer = Buffer.concat([this.#rest, bytes.subarray(skipped)]);
    while (buffer.length >= PRELUDE) {
      const length = buffer.readUInt32BE(0);
      if (length < PRELUDE + TRAILER) {
        this.#isBroken = true;
        this.#rest = Buffer.alloc(0);
        return events;
      }
      if (length > this.#longest) {
        this.#toSkip = Math.max(0, length - buffer.length);
        buffer = buffer.subarray(Math.min(length, buffer.length));
        continue;
      }
      if (length > buffer.length) break;
      const event = eventIn(buffer.subarray(0, length));
      if (event !== undefined) events.push(event);
      buffer = buffer.subarray(length);
    }
    this.#rest = buffer;
    return events;
  }
}

function eventIn(frame: Buffer): unknown {
  try {
    const headersEnd = PRELUDE + frame.readUInt32BE(4);
    const headers = headersIn(frame.subarray(PRELUDE, headersEnd));
    const exception = headers.get(':exception-type');
    if (exception !== undefined) return { exception };
    const type = headers.get(':event-type');
    if (type === undefined) return undefined;
    const payload: unknown = JSON.parse(frame.toString('utf8', headersEnd, frame.length - TRAILER));
    const bytes = field(payload, 'bytes');
    return { [type]: typeof bytes === 'string' ? { bytes: Buffer.from(bytes, 'base64') } : payload };
  } catch {
    // Broken, or what only its reader understands.
    return undefined;
  }
}

/** The headers that are texts, up to the first of an unknown type. */
function headersIn(bytes: Buffer): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  let at = 0;
  while (at < bytes.length) {
    const nameEnd = at + 1 + bytes.readUInt8(at);
    const name = bytes.toString('utf8', at + 1, nameEnd);
    const type = bytes.readUInt8(nameEnd);
    const size = SIZES.get(type);
    if (size !== undefined) {
      at = nameEnd + 1 + size;
      continue;
    }
    if (type !== STRING && type !== STRING - 1) break;
    const start = nameEnd + 3;
    at = start + bytes.readUInt16BE(nameEnd + 1);
    if (type === STRING) headers.set(name, bytes.toString('utf8', start, at));
  }
  return headers;
}
