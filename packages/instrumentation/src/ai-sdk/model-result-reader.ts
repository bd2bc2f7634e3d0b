import type { Attributes } from '@opentelemetry/api';
import {
  ATTR_GEN_AI_RESPONSE_FINISH_REASONS,
  ATTR_GEN_AI_RESPONSE_ID,
  ATTR_GEN_AI_RESPONSE_MODEL,
  ATTR_SPANCOST_USAGE_REPORTED_COST_USD,
  plainAmount,
} from '@spancost/conventions';
import { CUT_OFF, type AnswerReader } from '../answer/answer-reader.ts';
import { addUsage, type MutableUsage } from '../answer/usage-attributes.ts';
import { field, text } from '../json-fields.ts';
import { modelUsage } from './model-usage.ts';

/**
 * Reads what a model of the AI SDK gives back, whole or part by part: the result of `doGenerate`, `doStream` or `doEmbed`, which
 * is also what Vercel's AI Gateway sends.
 *
 * @see @ai-sdk/provider `LanguageModelV4GenerateResult`, `LanguageModelV4StreamPart`
 */
export class ModelResultReader implements AnswerReader {
  readonly failure = undefined;
  readonly #hasReasons: boolean;
  #id: string | undefined;
  #model: string | undefined;
  #finishReason: string | undefined;
  #usage: MutableUsage = {};
  #cost: string | undefined;

  /** `hasReasons` is whether the model says why it stopped, which one of embeddings does not. */
  constructor(hasReasons: boolean) {
    this.#hasReasons = hasReasons;
  }

  readAnswer(result: unknown): void {
    this.#named(field(result, 'response'));
    // Events name it otherwise than results do.
    this.#id ??= text(result, 'responseId');
    this.#model ??= text(result, 'modelId');
    this.#ended(result);
  }

  readEvent(part: unknown): void {
    const type = field(part, 'type');
    if (type === 'response-metadata') this.#named(part);
    else if (type === 'finish') this.#ended(part);
  }

  attributes(streamed: boolean): Attributes {
    const attributes: Attributes = {};
    const reason = this.#finishReason ?? (streamed && this.#hasReasons ? CUT_OFF : undefined);
    if (this.#id !== undefined) attributes[ATTR_GEN_AI_RESPONSE_ID] = this.#id;
    if (this.#model !== undefined) attributes[ATTR_GEN_AI_RESPONSE_MODEL] = this.#model;
    if (reason !== undefined) attributes[ATTR_GEN_AI_RESPONSE_FINISH_REASONS] = [reason];
    if (this.#cost !== undefined) attributes[ATTR_SPANCOST_USAGE_REPORTED_COST_USD] = this.#cost;
    addUsage(attributes, this.#usage);
    return attributes;
  }

  #named(metadata: unknown): void {
    this.#id ??= text(metadata, 'id');
    this.#model ??= text(metadata, 'modelId');
  }

  #ended(told: unknown): void {
    const reason = field(told, 'finishReason');
    this.#finishReason = text(reason, 'unified') ?? text(told, 'finishReason');
    this.#usage = modelUsage(field(told, 'usage'));
    // What Vercel takes off the credits: US dollars as a decimal string, nothing where the application's own key is used.
    const { cost, id } = gatewayFacts(field(told, 'providerMetadata'));
    this.#cost = cost;
    this.#id ??= id;
  }
}

/** What the gateway adds to each answer. @see https://vercel.com/docs/ai-gateway (`providerMetadata.gateway`) */
function gatewayFacts(metadata: unknown): { readonly cost: string | undefined; readonly id: string | undefined } {
  const gateway = field(metadata, 'gateway');
  return { cost: plainAmount(field(gateway, 'cost')), id: text(gateway, 'generationId') };
}
