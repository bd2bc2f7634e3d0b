import type { Attributes } from '@opentelemetry/api';
import {
  ATTR_GEN_AI_RESPONSE_FINISH_REASONS,
  ATTR_GEN_AI_RESPONSE_ID,
  ATTR_GEN_AI_RESPONSE_MODEL,
  ATTR_GEN_AI_RESPONSE_STATUS,
  ATTR_SPANCOST_USAGE_SERVICE_TIER,
} from '@spancost/conventions';
import { CUT_OFF, type AnswerReader } from '../../answer/answer-reader.ts';
import type { ReportedAnswers } from '../../answer/reported-answers.ts';
import { addUsage } from '../../answer/usage-attributes.ts';
import { field, list, text } from '../../json-fields.ts';
import { interactionUsage } from './interaction-usage.ts';

/** While an interaction is in one of these its usage is not known. */
const GOES_ON: readonly (string | undefined)[] = ['in_progress', 'queued', undefined];

/**
 * Reads one interaction, whole or event by event, never its steps. Its usage is told once, however often it is fetched: by the call
 * that made it, or by the first fetch after the end of one that was made in the background.
 *
 * @see @google/genai `Interactions.Interaction`, `Interactions.InteractionSSEEvent`
 */
export class InteractionReader implements AnswerReader {
  failure: string | undefined;
  readonly #reported: ReportedAnswers;
  #id: string | undefined;
  #model: string | undefined;
  #tier: string | undefined;
  #status: string | undefined;
  #usage: unknown;

  constructor(reported: ReportedAnswers) {
    this.#reported = reported;
  }

  readAnswer(interaction: unknown): void {
    this.#id = text(interaction, 'id') ?? this.#id;
    this.#model = text(interaction, 'model') ?? text(interaction, 'agent') ?? this.#model;
    this.#tier = text(interaction, 'service_tier') ?? this.#tier;
    this.#status = text(interaction, 'status') ?? this.#status;
    this.#usage = field(interaction, 'usage') ?? this.#usage;
    if (this.#status === 'failed') this.failure = text(list(interaction, 'errors')[0], 'code') ?? CUT_OFF;
  }

  readEvent(event: unknown): void {
    switch (text(event, 'event_type')) {
      case 'interaction.created':
      case 'interaction.completed':
        this.readAnswer(field(event, 'interaction'));
        break;
      case 'interaction.status_update':
        this.readAnswer({ status: field(event, 'status'), usage: field(event, 'usage') });
        break;
      case 'error':
        this.failure = text(field(event, 'error'), 'code') ?? CUT_OFF;
        break;
      default: // The steps, and what is added to them.
    }
  }

  attributes(streamed: boolean): Attributes {
    const attributes: Attributes = {};
    if (this.#id !== undefined) attributes[ATTR_GEN_AI_RESPONSE_ID] = this.#id;
    if (this.#model !== undefined) attributes[ATTR_GEN_AI_RESPONSE_MODEL] = this.#model;
    if (this.#status !== undefined) attributes[ATTR_GEN_AI_RESPONSE_STATUS] = this.#status;
    if (this.#tier !== undefined) attributes[ATTR_SPANCOST_USAGE_SERVICE_TIER] = this.#tier;
    const isOver = !GOES_ON.includes(this.#status);
    const reason = isOver ? finishReason(this.#status) : streamed ? CUT_OFF : undefined;
    if (reason !== undefined) attributes[ATTR_GEN_AI_RESPONSE_FINISH_REASONS] = [reason];
    const usage = isOver ? interactionUsage(this.#usage, this.#model) : {};
    if (usage.inputTokens !== undefined && this.#reported.isFirst(this.#id)) addUsage(attributes, usage);
    return attributes;
  }
}

/** `stop`, `error`, or the status itself: `incomplete`, `requires_action`, `requires_continuation`. */
function finishReason(status: string | undefined): string | undefined {
  if (status === 'completed') return 'stop';
  return status === 'failed' || status === 'cancelled' ? CUT_OFF : status;
}
