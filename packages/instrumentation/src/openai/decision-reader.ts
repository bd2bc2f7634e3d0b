import type { Attributes } from '@opentelemetry/api';
import { ATTR_GEN_AI_RESPONSE_MODEL } from '@spancost/conventions';
import type { AnswerReader } from '../answer/answer-reader.ts';
import { addUsage } from '../answer/usage-attributes.ts';
import { text } from '../json-fields.ts';
import { responseUsage } from './response-usage.ts';

/** Reads the answer of `decisions.create`: its model and its tokens, which are counted as those of a response. @see openai `Decision` */
export class DecisionReader implements AnswerReader {
  readonly failure = undefined;
  readonly #attributes: Attributes = {};

  readAnswer(answer: unknown): void {
    const model = text(answer, 'model');
    if (model !== undefined) this.#attributes[ATTR_GEN_AI_RESPONSE_MODEL] = model;
    addUsage(this.#attributes, responseUsage(answer));
  }

  /** Decisions are not streamed. */
  readEvent(): void {}

  attributes(): Attributes {
    return this.#attributes;
  }
}
