import type { Attributes } from '@opentelemetry/api';
import {
  ATTR_GEN_AI_RESPONSE_FINISH_REASONS,
  ATTR_GEN_AI_RESPONSE_ID,
  ATTR_GEN_AI_RESPONSE_MODEL,
  ATTR_GEN_AI_RESPONSE_STATUS,
  ATTR_OPENAI_RESPONSE_SERVICE_TIER,
  ATTR_SPANCOST_USAGE_REPORTED_COST_USD,
} from '@spancost/conventions';
import { CUT_OFF, type AnswerReader } from '../answer/answer-reader.ts';
import { errorCodeOf } from '../answer/error-code.ts';
import type { ReportedAnswers } from '../answer/reported-answers.ts';
import { addUsage, type MutableUsage } from '../answer/usage-attributes.ts';
import { field, list, text } from '../json-fields.ts';
import { reportedCost } from './reported-cost.ts';
import { addParameter } from './request-parameters.ts';
import { responseUsage } from './response-usage.ts';

/**
 * Reads a `response` and its events. Every event that carries a `response` carries its state so far; the usage is in the
 * last one. A background answer is `queued` and has no usage yet.
 */
export class ResponseReader implements AnswerReader {
  readonly #provider: string;
  readonly #reported: ReportedAnswers;
  readonly #isFetched: boolean;
  #response: unknown;
  /** Code of the event that says that the stream has failed. */
  #error: string | undefined;

  /** `fetched` says that this is not the call that asked for the answer. */
  constructor(provider: string, reported: ReportedAnswers, fetched?: 'fetched') {
    this.#provider = provider;
    this.#reported = reported;
    this.#isFetched = fetched !== undefined;
  }

  readAnswer(answer: unknown): void {
    this.#response = answer;
  }

  readEvent(event: unknown): void {
    this.#response = field(event, 'response') ?? this.#response;
    if (text(event, 'type') === 'error') this.#error = text(event, 'code') ?? errorCodeOf(event) ?? CUT_OFF;
  }

  get failure(): string | undefined {
    return text(this.#response, 'status') === 'failed' ? (text(field(this.#response, 'error'), 'code') ?? CUT_OFF) : this.#error;
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
    const usage = responseUsage(response);
    if (!this.#isToReport(usage)) return attributes;
    const cost = reportedCost(this.#provider, field(response, 'usage'));
    set(ATTR_SPANCOST_USAGE_REPORTED_COST_USD, cost);
    addSearchTool(attributes, response);
    addUsage(attributes, usage);
    return attributes;
  }

  /**
   * Whether the usage is this call's to tell. What fetches an answer repeats what the answer's own call told; only that of a
   * background answer could not tell it, and then the first fetch after its end does.
   */
  #isToReport(usage: MutableUsage): boolean {
    if (field(this.#response, 'background') !== true) return !this.#isFetched;
    return (
      usage.inputTokens !== undefined && finishReason(this.#response) !== undefined && this.#reported.isFirst(text(this.#response, 'id'))
    );
  }
}

/** The first search tool, `web_search_preview`, has a price of its own; and how much of the web is read may have one. */
function addSearchTool(attributes: Attributes, response: unknown): void {
  for (const tool of list(response, 'tools')) {
    const type = text(tool, 'type');
    if (type?.startsWith('web_search') !== true) continue;
    if (type.startsWith('web_search_preview')) addParameter(attributes, 'web_search_tool', type);
    addParameter(attributes, 'search_context_size', text(tool, 'search_context_size'));
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
