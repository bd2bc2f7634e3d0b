import protobuf from 'protobufjs';
import type { ValueCount } from './value-count.ts';

/**
 * A reader of protobuf that counts the fields that it comes upon, known or not, in messages of every depth, and stops
 * above a limit: an empty message is two bytes on the wire and some hundred in memory.
 */
export class CountingReader extends protobuf.BufferReader {
  readonly #count: ValueCount;

  constructor(body: Uint8Array, count: ValueCount) {
    // It reads Buffers only; this one is a view of the same bytes.
    super(Buffer.from(body.buffer, body.byteOffset, body.byteLength));
    this.discardUnknown = false;
    this.#count = count;
  }

  /** Begins a field. @throws TooManyValuesError */
  override tag(): number {
    this.#count.add(1);
    return super.tag();
  }
}
