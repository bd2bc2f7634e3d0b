import type { Attributes } from '@opentelemetry/api';
import { ATTR_GEN_AI_RESPONSE_MODEL } from '@spancost/conventions';
import type { AnswerReader } from '../answer/answer-reader.ts';
import { addUsage } from '../answer/usage-attributes.ts';
import { field, text } from '../json-fields.ts';
import { chatUsage } from './chat-usage.ts';

/** Reads the answer of `embeddings.create`: a model and its input tokens, never the vectors. */
export class EmbeddingsReader implements AnswerReader {
  readonly failure = undefined;
  readonly #attributes: Attributes = {};

  readAnswer(answer: unknown): void {
    const model = text(answer, 'model');
    if (model !== undefined) this.#attributes[ATTR_GEN_AI_RESPONSE_MODEL] = model;
    addUsage(this.#attributes, chatUsage(field(answer, 'usage')));
  }

  /** Embeddings are not streamed. */
  readEvent(): void {}

  attributes(): Attributes {
    return this.#attributes;
  }
}
