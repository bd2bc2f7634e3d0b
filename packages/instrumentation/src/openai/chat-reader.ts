import type { Attributes } from '@opentelemetry/api';
import {
  ATTR_GEN_AI_RESPONSE_FINISH_REASONS,
  ATTR_GEN_AI_RESPONSE_ID,
  ATTR_GEN_AI_RESPONSE_MODEL,
  ATTR_OPENAI_RESPONSE_SERVICE_TIER,
  ATTR_OPENAI_RESPONSE_SYSTEM_FINGERPRINT,
  ATTR_SPANCOST_USAGE_REPORTED_COST_USD,
} from '@spancost/conventions';
import { CUT_OFF, type AnswerReader } from '../answer/answer-reader.ts';
import { errorCodeOf } from '../answer/error-code.ts';
import { addUsage } from '../answer/usage-attributes.ts';
import { field, text } from '../json-fields.ts';
import { chatUsage } from './chat-usage.ts';
import { perplexityUsage } from './perplexity-usage.ts';
import { reportedCost } from './reported-cost.ts';
import { addParameter } from './request-parameters.ts';

/** Reads `chat.completion`, `text_completion` and their chunks, of OpenAI and of the many services that answer like it. */
export class ChatReader implements AnswerReader {
  /** Code of the error that a provider tells instead of the rest of an answer. */
  #error: string | undefined;
  readonly #provider: string;
  /** Of the first choice, which is nearly always the only one. A choice that has begun holds its place until it says why it finished. */
  #first: { reason: string | undefined } | undefined;
  /** Of the others, by the index of the choice. */
  #others: Map<number, string | undefined> | undefined;
  #id: string | undefined;
  #model: string | undefined;
  #serviceTier: string | undefined;
  #fingerprint: string | undefined;
  #usage: unknown;

  /** Some providers count more than others, or tell the cost. */
  constructor(provider: string) {
    this.#provider = provider;
  }

  readAnswer(answer: unknown): void {
    this.readEvent(answer);
  }

  /** Called for every chunk of every stream, so it reads the fields by their names, which the engine does fastest. */
  readEvent(event: unknown): void {
    if (!isChunk(event)) return;
    // What names the answer is in every chunk; the served tier and the usage may come late.
    this.#id ??= said(event.id);
    this.#model ??= said(event.model);
    this.#serviceTier = said(event.service_tier) ?? this.#serviceTier;
    this.#fingerprint ??= said(event.system_fingerprint);
    if (Array.isArray(event.choices)) for (const choice of event.choices) this.#readChoice(choice);
    if (event.error !== undefined) this.#error = errorCodeOf(event) ?? this.#error;
    // Groq puts the usage of a stream under a name of its own.
    this.#usage = event.usage ?? (event.x_groq === undefined ? undefined : field(event.x_groq, 'usage')) ?? this.#usage;
  }

  get failure(): string | undefined {
    return this.#error;
  }

  #readChoice(choice: unknown): void {
    if (!isChoice(choice)) return;
    const index = typeof choice.index === 'number' ? choice.index : 0;
    const reason = said(choice.finish_reason);
    if (index === 0) {
      this.#first ??= { reason };
      this.#first.reason = reason ?? this.#first.reason;
    } else {
      this.#others ??= new Map();
      if (reason !== undefined || !this.#others.has(index)) this.#others.set(index, reason);
    }
  }

  attributes(streamed: boolean): Attributes {
    const attributes: Attributes = {};
    if (this.#id !== undefined) attributes[ATTR_GEN_AI_RESPONSE_ID] = this.#id;
    if (this.#model !== undefined) attributes[ATTR_GEN_AI_RESPONSE_MODEL] = this.#model;
    if (this.#serviceTier !== undefined) attributes[ATTR_OPENAI_RESPONSE_SERVICE_TIER] = this.#serviceTier;
    if (this.#fingerprint !== undefined) attributes[ATTR_OPENAI_RESPONSE_SYSTEM_FINGERPRINT] = this.#fingerprint;
    const reasons = this.#reasons(streamed);
    if (reasons.length > 0) attributes[ATTR_GEN_AI_RESPONSE_FINISH_REASONS] = reasons;
    this.#addUsage(attributes);
    return attributes;
  }

  #addUsage(attributes: Attributes): void {
    const cost = reportedCost(this.#provider, this.#usage);
    if (cost !== undefined) attributes[ATTR_SPANCOST_USAGE_REPORTED_COST_USD] = cost;
    if (this.#provider === 'perplexity') {
      addParameter(attributes, 'search_context_size', text(this.#usage, 'search_context_size'));
      addUsage(attributes, perplexityUsage(this.#usage, this.#model));
    } else addUsage(attributes, chatUsage(this.#usage));
  }

  /** In the order of the choices; a stream without any was cut before the first. */
  #reasons(streamed: boolean): string[] {
    const reasons = this.#first === undefined ? [] : [this.#first.reason ?? CUT_OFF];
    if (this.#others !== undefined) {
      const others = [...this.#others].toSorted(([a], [b]) => a - b);
      reasons.push(...others.map(([, reason]) => reason ?? CUT_OFF));
    }
    return reasons.length === 0 && streamed ? [CUT_OFF] : reasons;
  }
}

/** What of a chat completion or one of its chunks is read; everything may be missing or of another type. */
interface Chunk {
  readonly id?: unknown;
  readonly model?: unknown;
  readonly service_tier?: unknown;
  readonly system_fingerprint?: unknown;
  readonly choices?: unknown;
  readonly usage?: unknown;
  readonly x_groq?: unknown;
  readonly error?: unknown;
}

interface Choice {
  readonly index?: unknown;
  readonly finish_reason?: unknown;
}

function isChunk(value: unknown): value is Chunk {
  return typeof value === 'object' && value !== null;
}

function isChoice(value: unknown): value is Choice {
  return typeof value === 'object' && value !== null;
}

/** A text that says something. */
function said(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
