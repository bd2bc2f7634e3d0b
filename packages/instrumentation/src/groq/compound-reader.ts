import type { Attributes } from '@opentelemetry/api';
import {
  ATTR_GEN_AI_OPERATION_NAME,
  ATTR_GEN_AI_REQUEST_MODEL,
  ATTR_GEN_AI_RESPONSE_ID,
  ATTR_GEN_AI_RESPONSE_MODEL,
  ATTR_OPENAI_RESPONSE_SERVICE_TIER,
  ATTR_SPANCOST_CALL_MEASURED_ELSEWHERE,
  USAGE_ATTRIBUTES,
} from '@spancost/conventions';
import type { AnswerReader, InnerCall } from '../answer/answer-reader.ts';
import { addUsage, type MutableUsage } from '../answer/usage-attributes.ts';
import { field, list, text } from '../json-fields.ts';
import { ChatReader } from '../openai/chat-reader.ts';
import { chatUsage } from '../openai/chat-usage.ts';

/**
 * Reads a chat of Groq. A compound system tells what it used of each model that it asked: each is a call of its own within the chat,
 * at that model's price, and so are the searches, which have a fee of the system's; the chat itself is then no charge. Searches of
 * other models are part of their chat. How long code ran no answer tells.
 *
 * @see groq-sdk `ChatCompletion.UsageBreakdown`, `ChatCompletionMessage.ExecutedTool`; https://console.groq.com/docs/compound
 */
export class CompoundReader implements AnswerReader {
  readonly #chat: ChatReader = new ChatReader('groq');
  readonly #common: Attributes;
  #breakdown: unknown;
  /** Places of the searches among the tools that ran: an event may tell of one again. */
  readonly #searches: Set<unknown> = new Set();
  #told = 0;
  #tell: ((call: InnerCall) => void) | undefined;

  /** `common` are the attributes that all calls within a chat share with it. */
  constructor(common: Attributes) {
    this.#common = common;
  }

  tellInnerCalls(tell: (call: InnerCall) => void): void {
    this.#tell = tell;
  }

  get failure(): string | undefined {
    return this.#chat.failure;
  }

  readAnswer(answer: unknown): void {
    this.#chat.readAnswer(answer);
    this.#breakdown = field(answer, 'usage_breakdown');
    for (const choice of list(answer, 'choices')) this.#readTools(field(choice, 'message'));
  }

  readEvent(event: unknown): void {
    this.#chat.readEvent(event);
    this.#breakdown = field(field(event, 'x_groq'), 'usage_breakdown') ?? this.#breakdown;
    for (const choice of list(event, 'choices')) this.#readTools(field(choice, 'delta'));
  }

  attributes(streamed: boolean): Attributes {
    const attributes = this.#chat.attributes(streamed);
    const webSearches = this.#searches.size === 0 ? undefined : this.#searches.size;
    const models = list(this.#breakdown, 'models');
    if (models.length === 0) {
      if (webSearches !== undefined) attributes[USAGE_ATTRIBUTES.webSearches] = webSearches;
      return attributes;
    }
    for (const model of models) this.#tellCall(attributes, text(model, 'model'), chatUsage(field(model, 'usage')));
    // The system's own tokens are those of its models.
    if (webSearches !== undefined)
      this.#tellCall(attributes, text(attributes, ATTR_GEN_AI_RESPONSE_MODEL), { inputTokens: 0, outputTokens: 0, webSearches });
    return { ...attributes, [ATTR_SPANCOST_CALL_MEASURED_ELSEWHERE]: true };
  }

  #readTools(message: unknown): void {
    for (const tool of list(message, 'executed_tools'))
      if (text(tool, 'type')?.endsWith('search') === true) this.#searches.add(field(tool, 'index'));
  }

  #tellCall(chat: Attributes, model: string | undefined, usage: MutableUsage): void {
    const attributes: Attributes = { ...this.#common };
    const [id, tier] = [text(chat, ATTR_GEN_AI_RESPONSE_ID), text(chat, ATTR_OPENAI_RESPONSE_SERVICE_TIER)];
    this.#told += 1;
    if (id !== undefined) attributes[ATTR_GEN_AI_RESPONSE_ID] = `${id}/model/${this.#told}`;
    if (tier !== undefined) attributes[ATTR_OPENAI_RESPONSE_SERVICE_TIER] = tier;
    if (model !== undefined) {
      attributes[ATTR_GEN_AI_REQUEST_MODEL] = model;
      attributes[ATTR_GEN_AI_RESPONSE_MODEL] = model;
    }
    addUsage(attributes, usage);
    this.#tell?.({ spanName: `${text(attributes, ATTR_GEN_AI_OPERATION_NAME)} ${model ?? ''}`.trimEnd(), attributes });
  }
}
