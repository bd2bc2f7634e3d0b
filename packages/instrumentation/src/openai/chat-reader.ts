import type { Attributes } from '@opentelemetry/api';
import {
  ATTR_GEN_AI_RESPONSE_FINISH_REASONS,
  ATTR_GEN_AI_RESPONSE_ID,
  ATTR_GEN_AI_RESPONSE_MODEL,
  ATTR_OPENAI_RESPONSE_SERVICE_TIER,
  ATTR_OPENAI_RESPONSE_SYSTEM_FINGERPRINT,
} from '@spancost/conventions';
import { CUT_OFF, type AnswerReader } from '../answer/answer-reader.ts';
import { addUsage } from '../answer/usage-attributes.ts';
import { count, field, list, text } from '../json-fields.ts';
import { chatUsage } from './chat-usage.ts';

/** Reads `chat.completion` and its chunks, of OpenAI and of the many services that answer like it. */
export class ChatReader implements AnswerReader {
  readonly failure = undefined;
  readonly #attributes: Attributes = {};
  /** By the index of the choice; a choice that has begun holds its place until it says why it finished. */
  readonly #finishReasons: Map<number, string | undefined> = new Map();
  #usage: unknown;

  readAnswer(answer: unknown): void {
    this.readEvent(answer);
  }

  readEvent(chunk: unknown): void {
    // The identity of the answer is in every chunk; the served tier and the usage come late.
    this.#keep(ATTR_GEN_AI_RESPONSE_ID, text(chunk, 'id'));
    this.#keep(ATTR_GEN_AI_RESPONSE_MODEL, text(chunk, 'model'));
    this.#keep(ATTR_OPENAI_RESPONSE_SERVICE_TIER, text(chunk, 'service_tier'));
    this.#keep(ATTR_OPENAI_RESPONSE_SYSTEM_FINGERPRINT, text(chunk, 'system_fingerprint'));
    for (const choice of list(chunk, 'choices')) {
      const index = count(choice, 'index') ?? 0;
      const reason = text(choice, 'finish_reason');
      if (reason !== undefined || !this.#finishReasons.has(index)) this.#finishReasons.set(index, reason);
    }
    // Groq puts the usage of a stream under a name of its own.
    this.#usage = field(chunk, 'usage') ?? field(field(chunk, 'x_groq'), 'usage') ?? this.#usage;
  }

  attributes(streamed: boolean): Attributes {
    const attributes = { ...this.#attributes };
    const reasons = [...this.#finishReasons].toSorted(([a], [b]) => a - b).map(([, reason]) => reason ?? CUT_OFF);
    if (reasons.length > 0) attributes[ATTR_GEN_AI_RESPONSE_FINISH_REASONS] = reasons;
    else if (streamed) attributes[ATTR_GEN_AI_RESPONSE_FINISH_REASONS] = [CUT_OFF];
    addUsage(attributes, chatUsage(this.#usage));
    return attributes;
  }

  #keep(name: string, value: string | undefined): void {
    if (value !== undefined) this.#attributes[name] = value;
  }
}
