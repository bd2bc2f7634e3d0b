import type { Attributes } from '@opentelemetry/api';
import {
  ATTR_GEN_AI_RESPONSE_FINISH_REASONS,
  ATTR_GEN_AI_RESPONSE_ID,
  ATTR_GEN_AI_RESPONSE_MODEL,
  ATTR_SPANCOST_USAGE_PARAMETER_PREFIX,
  ATTR_SPANCOST_USAGE_SERVICE_TIER,
} from '@spancost/conventions';
import { CUT_OFF, type AnswerReader } from '../answer/answer-reader.ts';
import { errorCodeOf } from '../answer/error-code.ts';
import { addUsage } from '../answer/usage-attributes.ts';
import { count, field, list, text } from '../json-fields.ts';
import { ContentUsage } from './content-usage.ts';
import { Groundings } from './groundings.ts';

/** Header in which the Gemini API says which tier served a request. @see https://ai.google.dev/gemini-api/docs/priority-inference */
const TIER_HEADER = 'x-gemini-service-tier';

/** Reads a `GenerateContentResponse`, whole or chunk by chunk. */
export class ContentReader implements AnswerReader {
  /** Status of the error that a chunk tells. */
  #error: string | undefined;
  readonly #requestModel: string | undefined;
  readonly #usage: ContentUsage = new ContentUsage();
  readonly #groundings: Groundings = new Groundings();
  /** By the index of the candidate; one that has begun holds its place until it says why it finished. */
  readonly #finishReasons: Map<number, string | undefined> = new Map();
  #id: string | undefined;
  #model: string | undefined;
  #tier: string | undefined;

  /** `requestModel` is the model of a response that names none. */
  constructor(requestModel: string | undefined) {
    this.#requestModel = requestModel;
  }

  get failure(): string | undefined {
    return this.#error;
  }

  readAnswer(answer: unknown): void {
    this.readEvent(answer);
  }

  readEvent(chunk: unknown): void {
    this.#id ??= text(chunk, 'responseId');
    this.#model ??= text(chunk, 'modelVersion');
    this.#tier ??= text(field(field(chunk, 'sdkHttpResponse'), 'headers'), TIER_HEADER);
    this.#error ??= errorCodeOf(chunk);
    for (const candidate of list(chunk, 'candidates')) this.#readCandidate(candidate);
    // A prompt that is refused has no candidates.
    const refused = text(field(chunk, 'promptFeedback'), 'blockReason');
    if (refused !== undefined && this.#finishReasons.size === 0) this.#finishReasons.set(0, refused);
    this.#usage.read(field(chunk, 'usageMetadata'));
  }

  attributes(streamed: boolean): Attributes {
    const attributes: Attributes = {};
    const reasons = this.#reasons(streamed);
    if (this.#id !== undefined) attributes[ATTR_GEN_AI_RESPONSE_ID] = this.#id;
    if (this.#model !== undefined) attributes[ATTR_GEN_AI_RESPONSE_MODEL] = this.#model;
    if (reasons.length > 0) attributes[ATTR_GEN_AI_RESPONSE_FINISH_REASONS] = reasons;
    const tier = this.#usage.tier ?? this.#tier;
    if (tier !== undefined) attributes[ATTR_SPANCOST_USAGE_SERVICE_TIER] = tier;
    const { groundings, fee } = this.#groundings.billed(this.#model ?? this.#requestModel);
    // What a chunk in the middle says of the output is how far it was.
    const isWhole = !reasons.includes(CUT_OFF);
    addUsage(attributes, { ...this.#usage.usage(isWhole), groundings });
    if (fee !== undefined) attributes[`${ATTR_SPANCOST_USAGE_PARAMETER_PREFIX}grounding`] = fee;
    return attributes;
  }

  #readCandidate(candidate: unknown): void {
    const index = count(candidate, 'index') ?? 0;
    const reason = text(candidate, 'finishReason');
    if (reason !== undefined || !this.#finishReasons.has(index)) this.#finishReasons.set(index, reason);
    const grounding = field(candidate, 'groundingMetadata');
    if (grounding !== undefined) this.#groundings.read(grounding);
  }

  /** In the order of the candidates; a stream without any was cut before the first. */
  #reasons(streamed: boolean): string[] {
    if (!streamed) return this.#inOrder().filter((reason) => reason !== undefined);
    return this.#finishReasons.size === 0 ? [CUT_OFF] : this.#inOrder().map((reason) => reason ?? CUT_OFF);
  }

  #inOrder(): (string | undefined)[] {
    return [...this.#finishReasons].toSorted(([a], [b]) => a - b).map(([, reason]) => reason);
  }
}
