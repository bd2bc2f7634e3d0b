import type { Attributes } from '@opentelemetry/api';
import { ATTR_GEN_AI_RESPONSE_ID, ATTR_GEN_AI_RESPONSE_MODEL } from '@spancost/conventions';
import type { AnswerReader } from '../answer/answer-reader.ts';
import { addUsage } from '../answer/usage-attributes.ts';
import { field, text } from '../json-fields.ts';
import { chatUsage } from './chat-usage.ts';

/** Reads the answer of `moderations.create`: its id and model. OpenAI counts nothing, for it is free: one request was made. */
export class ModerationReader implements AnswerReader {
  readonly failure = undefined;
  readonly #attributes: Attributes = {};

  readAnswer(answer: unknown): void {
    const id = text(answer, 'id');
    if (id !== undefined) this.#attributes[ATTR_GEN_AI_RESPONSE_ID] = id;
    const model = text(answer, 'model');
    if (model !== undefined) this.#attributes[ATTR_GEN_AI_RESPONSE_MODEL] = model;
    const usage = chatUsage(field(answer, 'usage'));
    addUsage(this.#attributes, usage.inputTokens === undefined ? { requests: 1 } : usage);
  }

  /** Moderations are not streamed. */
  readEvent(): void {}

  attributes(): Attributes {
    return this.#attributes;
  }
}
