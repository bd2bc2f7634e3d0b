import type { Attributes } from '@opentelemetry/api';
import {
  ATTR_GEN_AI_CONVERSATION_ID,
  ATTR_GEN_AI_RESPONSE_FINISH_REASONS,
  ATTR_GEN_AI_RESPONSE_ID,
  ATTR_GEN_AI_RESPONSE_MODEL,
} from '@spancost/conventions';
import { CUT_OFF, type AnswerReader } from '../answer/answer-reader.ts';
import { addUsage, type MutableUsage } from '../answer/usage-attributes.ts';
import { count, field, list, text } from '../json-fields.ts';

/**
 * Reads an answer of a conversation, whole or event by event: never its entries' content. It has no id of its own, so that its
 * last entry stands for it.
 *
 * @see @mistralai/mistralai `ConversationResponse`, `ConversationEvents`
 */
export class ConversationReader implements AnswerReader {
  failure: string | undefined;
  #conversation: string | undefined;
  #entry: string | undefined;
  /** Where agents hand over to others the usage is that of all their models. */
  readonly #models: Set<string> = new Set();
  #usage: MutableUsage | undefined;

  readAnswer(answer: unknown): void {
    this.#conversation = text(answer, 'conversationId');
    for (const entry of list(answer, 'outputs')) this.#readEntry(entry);
    this.#usage = conversationUsage(field(answer, 'usage'));
  }

  readEvent(event: unknown): void {
    const data = field(event, 'data');
    switch (field(data, 'type')) {
      case 'conversation.response.started':
        this.#conversation = text(data, 'conversationId');
        break;
      case 'conversation.response.done':
        this.#usage = conversationUsage(field(data, 'usage'));
        break;
      case 'conversation.response.error':
        this.failure = String(count(data, 'code') ?? 'conversation.response.error');
        break;
      default:
        this.#readEntry(data);
    }
  }

  attributes(streamed: boolean): Attributes {
    const attributes: Attributes = {};
    const [model, ...others] = this.#models;
    if (this.#conversation !== undefined) attributes[ATTR_GEN_AI_CONVERSATION_ID] = this.#conversation;
    if (this.#entry !== undefined) attributes[ATTR_GEN_AI_RESPONSE_ID] = this.#entry;
    if (model !== undefined && others.length === 0) attributes[ATTR_GEN_AI_RESPONSE_MODEL] = model;
    if (streamed) attributes[ATTR_GEN_AI_RESPONSE_FINISH_REASONS] = [this.#usage === undefined ? CUT_OFF : 'stop'];
    addUsage(attributes, this.#usage ?? {});
    return attributes;
  }

  #readEntry(entry: unknown): void {
    this.#entry = text(entry, 'id') ?? this.#entry;
    const model = text(entry, 'model');
    if (model !== undefined) this.#models.add(model);
  }
}

/**
 * The usage of a conversation. What connectors brought is read by the model, and counted beside the prompt: 177 + 3,929 in and
 * 134 out are a total of 4,240. A search, a run of code and a picture have fees of their own.
 *
 * @see @mistralai/mistralai `ConversationUsageInfo`
 */
function conversationUsage(usage: unknown): MutableUsage {
  const prompt = count(usage, 'promptTokens');
  const outputTokens = count(usage, 'completionTokens');
  // Where the API tells nothing the SDK puts zeros; no call has a prompt of none.
  if (prompt === 0 && outputTokens === 0) return {};
  const connectors = field(usage, 'connectors');
  return {
    inputTokens: prompt === undefined ? undefined : prompt + (count(usage, 'connectorTokens') ?? 0),
    outputTokens,
    webSearches: count(connectors, 'web_search'),
    images: count(connectors, 'image_generation'),
    containers: count(connectors, 'code_interpreter'),
    // Premium searches have another fee than searches.
    requests: count(connectors, 'web_search_premium'),
  };
}
