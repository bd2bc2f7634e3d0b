import type { Attributes } from '@opentelemetry/api';
import type { AnswerReader } from '../answer/answer-reader.ts';

/** Reads answers as they come over the wire with the reader of what an SDK makes of them. */
export class ConvertedReader implements AnswerReader {
  readonly #reader: AnswerReader;
  readonly #toAnswer: (body: unknown) => unknown;
  readonly #toEvent: (event: unknown) => unknown;

  /** `toAnswer` and `toEvent` make what the SDK makes. */
  constructor(reader: AnswerReader, toAnswer: (body: unknown) => unknown, toEvent: (event: unknown) => unknown = toAnswer) {
    this.#reader = reader;
    this.#toAnswer = toAnswer;
    this.#toEvent = toEvent;
  }

  readAnswer(answer: unknown): void {
    this.#reader.readAnswer(this.#toAnswer(answer));
  }

  readEvent(event: unknown): void {
    this.#reader.readEvent(this.#toEvent(event));
  }

  attributes(streamed: boolean): Attributes {
    return this.#reader.attributes(streamed);
  }

  get failure(): string | undefined {
    return this.#reader.failure;
  }
}
