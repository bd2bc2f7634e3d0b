import type { Attributes } from '@opentelemetry/api';
import {
  ATTR_GEN_AI_RESPONSE_MODEL,
  ATTR_GEN_AI_RESPONSE_STATUS,
  ATTR_SPANCOST_USAGE_PARAMETER_PREFIX,
  ATTR_SPANCOST_USAGE_SERVICE_TIER,
  PARAMETER_BATCH_REQUESTS,
} from '@spancost/conventions';
import type { AnswerReader } from './answer-reader.ts';
import type { ReportedAnswers } from './reported-answers.ts';
import { addUsage, type MutableUsage } from './usage-attributes.ts';

/** What a batch or another job of a provider says of itself when it is fetched. */
export interface FetchedJob {
  readonly id: string | undefined;
  readonly model: string | undefined;
  readonly status: string | undefined;
  /** Whether nothing more is done; what was done by then is billed. */
  readonly isOver: boolean;
  /** Of all its requests together; undefined, or without input tokens, where that is not known. */
  readonly usage: MutableUsage | undefined;
  /** Undefined where it is billed as a call is. */
  readonly serviceTier: 'batch' | undefined;
  /** How many requests were answered, where a price may hang on it. */
  readonly requests?: number | undefined;
}

/** Reads a fetched job: what all of it used, told once, when it is over, as one call that is known by the id of the job. */
export class FetchedJobReader implements AnswerReader {
  readonly failure = undefined;
  readonly #jobOf: (answer: unknown) => FetchedJob;
  readonly #reported: ReportedAnswers;
  #answer: unknown;

  /** `jobOf` reads what the provider writes; `reported` is whose usage this process has told. */
  constructor(jobOf: (answer: unknown) => FetchedJob, reported: ReportedAnswers) {
    this.#jobOf = jobOf;
    this.#reported = reported;
  }

  readAnswer(answer: unknown): void {
    this.#answer = answer;
  }

  /** Jobs are not streamed. */
  readEvent(): void {}

  attributes(): Attributes {
    const { id, model, status, isOver, usage, serviceTier, requests } = this.#jobOf(this.#answer);
    const attributes: Attributes = {};
    if (model !== undefined) attributes[ATTR_GEN_AI_RESPONSE_MODEL] = model;
    if (status !== undefined) attributes[ATTR_GEN_AI_RESPONSE_STATUS] = status;
    if (!isOver || usage?.inputTokens === undefined || !this.#reported.isFirst(id)) return attributes;
    if (serviceTier !== undefined) attributes[ATTR_SPANCOST_USAGE_SERVICE_TIER] = serviceTier;
    if (requests !== undefined) attributes[ATTR_SPANCOST_USAGE_PARAMETER_PREFIX + PARAMETER_BATCH_REQUESTS] = String(requests);
    addUsage(attributes, usage);
    return attributes;
  }
}
