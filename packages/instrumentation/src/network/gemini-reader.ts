import type { Attributes } from '@opentelemetry/api';
import type { AnswerReader } from '../answer/answer-reader.ts';
import type { WireReader } from './wire-reader.ts';

/** Reads generated content with the headers that the SDK keeps beside it, one of which names the tier that served the request. */
export class GeminiReader implements WireReader {
  readonly #reader: AnswerReader;

  constructor(reader: AnswerReader) {
    this.#reader = reader;
  }

  readHead(headers: Readonly<Record<string, string>>): void {
    this.#reader.readEvent({ sdkHttpResponse: { headers } });
  }

  readAnswer(answer: unknown): void {
    this.#reader.readAnswer(answer);
  }

  readEvent(event: unknown): void {
    this.#reader.readEvent(event);
  }

  attributes(streamed: boolean): Attributes {
    return this.#reader.attributes(streamed);
  }

  get failure(): string | undefined {
    return this.#reader.failure;
  }
}
