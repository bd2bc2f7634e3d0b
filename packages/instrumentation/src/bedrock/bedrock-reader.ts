import type { Attributes } from '@opentelemetry/api';
import {
  ATTR_GEN_AI_RESPONSE_FINISH_REASONS,
  ATTR_GEN_AI_RESPONSE_ID,
  ATTR_GEN_AI_RESPONSE_MODEL,
  ATTR_GEN_AI_RESPONSE_STATUS,
  ATTR_HTTP_REQUEST_RESEND_COUNT,
  ATTR_SERVER_ADDRESS,
  ATTR_SERVER_PORT,
  ATTR_SPANCOST_USAGE_GEOGRAPHY,
  ATTR_SPANCOST_USAGE_PARAMETER_PREFIX,
  ATTR_SPANCOST_USAGE_SERVICE_TIER,
} from '@spancost/conventions';
import { CUT_OFF, type AnswerReader } from '../answer/answer-reader.ts';
import { addUsage, type MutableUsage } from '../answer/usage-attributes.ts';
import type { BedrockAnswer } from './bedrock-answer.ts';
import { WireFacts } from './wire-facts.ts';

/** Reads one call of Bedrock: its answer, and what is on the wire alone. */
export class BedrockReader implements AnswerReader {
  readonly failure = undefined;
  /** Told by whoever sees the request. */
  readonly wire: WireFacts = new WireFacts();
  readonly #answer: BedrockAnswer;
  readonly #isBare: boolean;
  readonly #hasReasons: boolean;

  /**
   * `isBare` is whether the region alone says where the call is processed; `hasReasons` whether the model tells why it stopped,
   * which one of embeddings does not.
   */
  constructor(answer: BedrockAnswer, { isBare, hasReasons }: { readonly isBare: boolean; readonly hasReasons: boolean }) {
    this.#answer = answer;
    this.#isBare = isBare;
    this.#hasReasons = hasReasons;
  }

  readAnswer(answer: unknown): void {
    this.#answer.readAnswer(answer);
  }

  readEvent(event: unknown): void {
    this.#answer.readEvent(event);
  }

  attributes(streamed: boolean): Attributes {
    const { host, port, region, requestId, tier, resent } = this.wire;
    const { id = requestId, finishReason, model, status } = this.#answer;
    const attributes: Attributes = {};
    if (host !== undefined) attributes[ATTR_SERVER_ADDRESS] = host;
    if (port !== undefined) attributes[ATTR_SERVER_PORT] = port;
    if (this.#isBare && region !== undefined) attributes[ATTR_SPANCOST_USAGE_GEOGRAPHY] = region;
    if (id !== undefined) attributes[ATTR_GEN_AI_RESPONSE_ID] = id;
    if (model !== undefined) attributes[ATTR_GEN_AI_RESPONSE_MODEL] = model;
    if (status !== undefined) attributes[ATTR_GEN_AI_RESPONSE_STATUS] = status;
    if (resent > 0) attributes[ATTR_HTTP_REQUEST_RESEND_COUNT] = resent;
    const reason = finishReason ?? (streamed && this.#hasReasons ? CUT_OFF : undefined);
    if (reason !== undefined) attributes[ATTR_GEN_AI_RESPONSE_FINISH_REASONS] = [reason];
    const latency = this.#answer.latency ?? this.wire.latency;
    if (latency === 'optimized') attributes[`${ATTR_SPANCOST_USAGE_PARAMETER_PREFIX}latency`] = latency;
    const served = this.#answer.tier ?? tier;
    if (served !== undefined) attributes[ATTR_SPANCOST_USAGE_SERVICE_TIER] = served;
    addUsage(attributes, this.#usage());
    return attributes;
  }

  /** What the answer says, else the headers. */
  #usage(): MutableUsage {
    const { usage } = this.#answer;
    const isTold = usage.inputTokens !== undefined || usage.outputTokens !== undefined || usage.videoSeconds !== undefined;
    return isTold ? usage : this.wire.usage;
  }
}
