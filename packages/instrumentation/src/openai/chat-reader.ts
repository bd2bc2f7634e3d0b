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
  /** By the index of the choice; a choice that has begun holds its place until it says why it finished. */
  readonly #finishReasons: Map<number, string | undefined> = new Map();
  #id: string | undefined;
  #model: string | undefined;
  #serviceTier: string | undefined;
  #fingerprint: string | undefined;
  #usage: unknown;

  readAnswer(answer: unknown): void {
    this.readEvent(answer);
  }

  readEvent(chunk: unknown): void {
    // What names the answer is in every chunk; the served tier and the usage may come late.
    this.#id ??= text(chunk, 'id');
    this.#model ??= text(chunk, 'model');
    this.#serviceTier = text(chunk, 'service_tier') ?? this.#serviceTier;
    this.#fingerprint ??= text(chunk, 'system_fingerprint');
    for (const choice of list(chunk, 'choices')) {
      const index = count(choice, 'index') ?? 0;
      const reason = text(choice, 'finish_reason');
      if (reason !== undefined || !this.#finishReasons.has(index)) this.#finishReasons.set(index, reason);
    }
    // Groq puts the usage of a stream under a name of its own.
    this.#usage = field(chunk, 'usage') ?? field(field(chunk, 'x_groq'), 'usage') ?? this.#usage;
  }

  attributes(streamed: boolean): Attributes {
    const attributes: Attributes = {};
    if (this.#id !== undefined) attributes[ATTR_GEN_AI_RESPONSE_ID] = this.#id;
    if (this.#model !== undefined) attributes[ATTR_GEN_AI_RESPONSE_MODEL] = this.#model;
    if (this.#serviceTier !== undefined) attributes[ATTR_OPENAI_RESPONSE_SERVICE_TIER] = this.#serviceTier;
    if (this.#fingerprint !== undefined) attributes[ATTR_OPENAI_RESPONSE_SYSTEM_FINGERPRINT] = this.#fingerprint;
    const reasons = this.#reasons(streamed);
    if (reasons.length > 0) attributes[ATTR_GEN_AI_RESPONSE_FINISH_REASONS] = reasons;
    addUsage(attributes, chatUsage(this.#usage));
    return attributes;
  }

  /** In the order of the choices; a stream without any was cut before the first. */
  #reasons(streamed: boolean): string[] {
    if (this.#finishReasons.size === 0) return streamed ? [CUT_OFF] : [];
    const reasons = [...this.#finishReasons];
    if (reasons.length > 1) reasons.sort(([a], [b]) => a - b);
    return reasons.map(([, reason]) => reason ?? CUT_OFF);
  }
}
