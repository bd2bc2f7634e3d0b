import type { Attributes } from '@opentelemetry/api';
import {
  ATTR_GEN_AI_RESPONSE_FINISH_REASONS,
  ATTR_GEN_AI_RESPONSE_ID,
  ATTR_GEN_AI_RESPONSE_MODEL,
  ATTR_GEN_AI_RESPONSE_STATUS,
  ATTR_OPENAI_RESPONSE_SERVICE_TIER,
} from '@spancost/conventions';
import { CUT_OFF, type AnswerReader } from '../answer/answer-reader.ts';
import { addUsage } from '../answer/usage-attributes.ts';
import { field, text } from '../json-fields.ts';
import { responseUsage } from './response-usage.ts';

/** Whether a reader reports usage: the fetching of an earlier answer repeats what that answer's own call used. */
export type UsageReporting = 'reported' | 'left out';

/**
 * Reads a `response` and its events. Every event that carries a `response` carries its state so far; the usage is in the
 * last one. A background answer is `queued` and has no usage yet.
 */
export class ResponseReader implements AnswerReader {
  readonly #reporting: UsageReporting;
  #response: unknown;

  /** Reads the usage too unless it is to be left out. */
  constructor(reporting: UsageReporting) {
    this.#reporting = reporting;
  }

  readAnswer(answer: unknown): void {
    this.#response = answer;
  }

  readEvent(event: unknown): void {
    this.#response = field(event, 'response') ?? this.#response;
  }

  get failure(): string | undefined {
    return text(this.#response, 'status') === 'failed' ? (text(field(this.#response, 'error'), 'code') ?? CUT_OFF) : undefined;
  }

  attributes(streamed: boolean): Attributes {
    const response = this.#response;
    const attributes: Attributes = {};
    const set = (name: string, value: string | undefined): void => {
      if (value !== undefined) attributes[name] = value;
    };
    set(ATTR_GEN_AI_RESPONSE_ID, text(response, 'id'));
    set(ATTR_GEN_AI_RESPONSE_MODEL, text(response, 'model'));
    set(ATTR_GEN_AI_RESPONSE_STATUS, text(response, 'status'));
    set(ATTR_OPENAI_RESPONSE_SERVICE_TIER, text(response, 'service_tier'));
    const reason = finishReason(response) ?? (streamed ? CUT_OFF : undefined);
    if (reason !== undefined) attributes[ATTR_GEN_AI_RESPONSE_FINISH_REASONS] = [reason];
    if (this.#reporting === 'reported') addUsage(attributes, responseUsage(response));
    return attributes;
  }
}

/** `stop`, or why the answer is incomplete (`max_output_tokens`, `content_filter`), or `error`; undefined while it goes on. */
function finishReason(response: unknown): string | undefined {
  switch (text(response, 'status')) {
    case 'completed':
      return 'stop';
    case 'incomplete':
      return text(field(response, 'incomplete_details'), 'reason') ?? 'incomplete';
    case 'failed':
    case 'cancelled':
      return CUT_OFF;
    default:
      return undefined;
  }
}
