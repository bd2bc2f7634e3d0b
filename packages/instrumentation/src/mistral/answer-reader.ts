import type { Attributes } from '@opentelemetry/api';
import {
  ATTR_GEN_AI_RESPONSE_FINISH_REASONS,
  ATTR_GEN_AI_RESPONSE_ID,
  ATTR_GEN_AI_RESPONSE_MODEL,
  ATTR_SPANCOST_USAGE_SERVICE_TIER,
} from '@spancost/conventions';
import { CUT_OFF, type AnswerReader } from '../answer/answer-reader.ts';
import { addUsage, type MutableUsage } from '../answer/usage-attributes.ts';
import { count, field, list, text } from '../json-fields.ts';
import { servedTier, tokenUsage } from './token-usage.ts';

/** Reads every answer of Mistral's API: chats and completions whole or chunk by chunk, embeddings, pages, moderations. */
export class MistralReader implements AnswerReader {
  readonly failure = undefined;
  #id: string | undefined;
  #model: string | undefined;
  #tier: string | undefined;
  #usage: MutableUsage = {};
  /** By the index of the choice; one that has begun holds its place until it says why it finished. */
  readonly #finishReasons: Map<number, string | undefined> = new Map();

  readAnswer(answer: unknown): void {
    this.#id ??= text(answer, 'id');
    this.#model ??= text(answer, 'model');
    for (const choice of list(answer, 'choices')) {
      const index = count(choice, 'index') ?? 0;
      this.#finishReasons.set(index, text(choice, 'finishReason') ?? this.#finishReasons.get(index));
    }
    this.#readUsage(field(answer, 'usage'));
    const pages = count(field(answer, 'usageInfo'), 'pagesProcessed');
    if (pages !== undefined) this.#usage = { pages };
  }

  /** The last chunk has the usage. */
  readEvent(event: unknown): void {
    this.readAnswer(field(event, 'data'));
  }

  attributes(streamed: boolean): Attributes {
    const attributes: Attributes = {};
    const reasons = this.#reasons(streamed);
    if (this.#id !== undefined) attributes[ATTR_GEN_AI_RESPONSE_ID] = this.#id;
    if (this.#model !== undefined) attributes[ATTR_GEN_AI_RESPONSE_MODEL] = this.#model;
    if (reasons.length > 0) attributes[ATTR_GEN_AI_RESPONSE_FINISH_REASONS] = reasons;
    if (this.#tier !== undefined) attributes[ATTR_SPANCOST_USAGE_SERVICE_TIER] = this.#tier;
    addUsage(attributes, this.#usage);
    return attributes;
  }

  #readUsage(usage: unknown): void {
    if (typeof usage !== 'object' || usage === null) return;
    this.#usage = tokenUsage(usage);
    this.#tier = servedTier(usage) ?? this.#tier;
  }

  #reasons(streamed: boolean): string[] {
    const inOrder = [...this.#finishReasons].toSorted(([a], [b]) => a - b).map(([, reason]) => reason);
    if (!streamed) return inOrder.filter((reason) => reason !== undefined);
    return inOrder.length === 0 ? [CUT_OFF] : inOrder.map((reason) => reason ?? CUT_OFF);
  }
}
