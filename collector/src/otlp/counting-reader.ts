import protobuf from 'protobufjs';
import { TooManyValuesError } from './decoding-error.ts';

/**
 * A reader of protobuf that counts the fields that it comes upon, known or not, in messages of every depth, and stops
 * above a limit: an empty message is two bytes on the wire and some hundred in memory.
 */
export class CountingReader extends protobuf.BufferReader {
  readonly #maxValues: number;
  #values = 0;

  constructor(body: Buffer, maxValues: number) {
    super(body);
    this.#maxValues = maxValues;
  }

  /** Begins a field. @throws TooManyValuesError */
  override tag(): number {
    this.#values += 1;
    if (this.#values > this.#maxValues) throw new TooManyValuesError(this.#maxValues);
    return super.tag();
  }
}
