import type { Attributes } from '@opentelemetry/api';
import { ATTR_GEN_AI_RESPONSE_FINISH_REASONS, ATTR_GEN_AI_RESPONSE_ID } from '@spancost/conventions';
import { CUT_OFF, type AnswerReader } from '../answer/answer-reader.ts';
import { addUsage, type MutableUsage } from '../answer/usage-attributes.ts';
import { field, text } from '../json-fields.ts';
import { billedUsage } from './billed-usage.ts';

/** Finish reasons that say that the answer failed. @see cohere-ai `ChatFinishReason`, `FinishReason` */
const FAILED: ReadonlySet<string | undefined> = new Set(['ERROR', 'ERROR_TOXIC', 'ERROR_LIMIT', 'TIMEOUT', CUT_OFF]);

/** Reads every answer of Cohere's API, of both versions: a chat whole or event by event, embeddings, rankings. */
export class CohereReader implements AnswerReader {
  #id: string | undefined;
  #finishReason: string | undefined;
  #usage: MutableUsage = {};

  /** The reason that the answer gives for its own failure. */
  get failure(): string | undefined {
    return FAILED.has(this.#finishReason) ? this.#finishReason : undefined;
  }

  readAnswer(answer: unknown): void {
    // The first version has an id of the answer, and one of what was generated, which alone is in the first event of a stream.
    this.#id ??= text(answer, 'id') ?? text(answer, 'generationId');
    this.#finishReason = text(answer, 'finishReason') ?? this.#finishReason;
    this.#usage = billedUsage(field(answer, 'usage') ?? field(answer, 'meta'));
  }

  /** The last event has all of the usage: in the second version under `delta`, in the first with the whole answer. */
  readEvent(event: unknown): void {
    this.#id ??= text(event, 'id') ?? text(event, 'generationId');
    switch (field(event, 'type') ?? field(event, 'eventType')) {
      case 'message-end':
        return this.readAnswer(field(event, 'delta'));
      case 'stream-end':
        this.#finishReason = text(event, 'finishReason');
        return this.readAnswer(field(event, 'response'));
      case 'stream-error':
        this.#finishReason = text(event, 'finishReason') ?? CUT_OFF;
        break;
      default:
    }
  }

  attributes(streamed: boolean): Attributes {
    const attributes: Attributes = {};
    const reason = this.#finishReason ?? (streamed ? CUT_OFF : undefined);
    if (this.#id !== undefined) attributes[ATTR_GEN_AI_RESPONSE_ID] = this.#id;
    if (reason !== undefined) attributes[ATTR_GEN_AI_RESPONSE_FINISH_REASONS] = [reason];
    addUsage(attributes, this.#usage);
    return attributes;
  }
}
