import type { Attributes } from '@opentelemetry/api';
import {
  ATTR_GEN_AI_RESPONSE_FINISH_REASONS,
  ATTR_GEN_AI_RESPONSE_ID,
  ATTR_GEN_AI_RESPONSE_MODEL,
  ATTR_SPANCOST_USAGE_GEOGRAPHY,
  ATTR_SPANCOST_USAGE_SERVICE_TIER,
} from '@spancost/conventions';
import { CUT_OFF, type AnswerReader, type InnerCall } from '../answer/answer-reader.ts';
import { errorCodeOf } from '../answer/error-code.ts';
import { addUsage } from '../answer/usage-attributes.ts';
import { field, list, text } from '../json-fields.ts';
import { advisorsOf } from './advisors.ts';
import { MessageUsage } from './message-usage.ts';

export interface MessageReaderOptions {
  /** What the span says of the call at its start, and the calls within it say too. */
  readonly common: Attributes;
  /** The model that answers, where a cloud has a name of its own for it. */
  readonly servedModel?: string | undefined;
  /** Whether the request already says where it is processed. */
  readonly isPlaced?: boolean;
}

/** Reads a message and its events. */
export class MessageReader implements AnswerReader {
  /** Type of the error that ended the stream. */
  #error: string | undefined;
  readonly #usage: MessageUsage = new MessageUsage();
  #id: string | undefined;
  #model: string | undefined;
  #stopReason: string | undefined;
  readonly #options: MessageReaderOptions;
  #tell: ((call: InnerCall) => void) | undefined;

  constructor(options: MessageReaderOptions) {
    this.#options = options;
  }

  tellInnerCalls(tell: (call: InnerCall) => void): void {
    this.#tell = tell;
  }

  readAnswer(message: unknown): void {
    this.#begin(message);
    this.#usage.whole(field(message, 'usage'));
    this.#stopReason = text(message, 'stop_reason');
  }

  readEvent(event: unknown): void {
    switch (text(event, 'type')) {
      case 'message_start': {
        const message = field(event, 'message');
        this.#begin(message);
        this.#usage.start(field(message, 'usage'));
        break;
      }
      case 'content_block_start': {
        // A fallback block names the model that writes the rest of the message.
        const block = field(event, 'content_block');
        if (text(block, 'type') === 'fallback') this.#model = text(field(block, 'to'), 'model') ?? this.#model;
        break;
      }
      case 'message_delta':
        this.#usage.delta(field(event, 'usage'));
        this.#stopReason = text(field(event, 'delta'), 'stop_reason') ?? this.#stopReason;
        break;
      case 'error':
        this.#error = errorCodeOf(event) ?? CUT_OFF;
        break;
      default: // Content, and events that are newer than this.
    }
  }

  get failure(): string | undefined {
    return this.#error;
  }

  attributes(streamed: boolean): Attributes {
    const attributes: Attributes = {};
    if (this.#id !== undefined) attributes[ATTR_GEN_AI_RESPONSE_ID] = this.#id;
    const model = this.#model === undefined ? undefined : (this.#options.servedModel ?? this.#model);
    if (model !== undefined) attributes[ATTR_GEN_AI_RESPONSE_MODEL] = model;
    const reason = this.#stopReason ?? (streamed ? CUT_OFF : undefined);
    if (reason !== undefined) attributes[ATTR_GEN_AI_RESPONSE_FINISH_REASONS] = [reason];
    const tier = this.#usage.serviceTier;
    if (tier !== undefined) attributes[ATTR_SPANCOST_USAGE_SERVICE_TIER] = tier;
    const geography = this.#usage.geography;
    if (geography !== undefined && this.#options.isPlaced !== true) attributes[ATTR_SPANCOST_USAGE_GEOGRAPHY] = geography;
    addUsage(attributes, this.#usage.read());
    this.#tellAdvisors(tier, geography);
    return attributes;
  }

  #tellAdvisors(tier: string | undefined, geography: string | undefined): void {
    if (this.#tell === undefined) return;
    const { told } = this.#usage;
    if (list(told, 'iterations').length === 0) return;
    const common: Attributes = { ...this.#options.common };
    // What was sped up is the message, not its advisors.
    if (tier !== undefined && tier !== 'fast') common[ATTR_SPANCOST_USAGE_SERVICE_TIER] ??= tier;
    if (geography !== undefined) common[ATTR_SPANCOST_USAGE_GEOGRAPHY] ??= geography;
    for (const advisor of advisorsOf(told, this.#id, common)) this.#tell(advisor);
    this.#tell = undefined;
  }

  #begin(message: unknown): void {
    this.#id = text(message, 'id');
    this.#model = text(message, 'model');
  }
}
