import type { Attributes } from '@opentelemetry/api';
import {
  ATTR_GEN_AI_RESPONSE_MODEL,
  ATTR_GEN_AI_RESPONSE_STATUS,
  ATTR_SPANCOST_USAGE_SERVICE_TIER,
  PARAMETER_BATCH_REQUESTS,
} from '@spancost/conventions';
import type { AnswerReader } from '../answer/answer-reader.ts';
import type { ReportedAnswers } from '../answer/reported-answers.ts';
import { addUsage } from '../answer/usage-attributes.ts';
import { count, field, text } from '../json-fields.ts';
import { addParameter } from './request-parameters.ts';
import { responseUsage } from './response-usage.ts';

/** After these nothing more is done, and what was done by then is billed. */
const FINAL: readonly (string | undefined)[] = ['completed', 'expired', 'cancelled'];

/**
 * Reads a fetched `batch`. Its usage is that of all its requests, and it is there when the batch is over: then it is told once,
 * as one call in the tier `batch` that is known by the id of the batch.
 */
export class BatchReader implements AnswerReader {
  readonly failure = undefined;
  readonly #reported: ReportedAnswers;
  #batch: unknown;

  constructor(reported: ReportedAnswers) {
    this.#reported = reported;
  }

  readAnswer(batch: unknown): void {
    this.#batch = batch;
  }

  /** Batches are not streamed. */
  readEvent(): void {}

  attributes(): Attributes {
    const batch = this.#batch;
    const attributes: Attributes = {};
    const status = text(batch, 'status');
    if (status !== undefined) attributes[ATTR_GEN_AI_RESPONSE_STATUS] = status;
    const model = text(batch, 'model');
    if (model !== undefined) attributes[ATTR_GEN_AI_RESPONSE_MODEL] = model;
    const usage = responseUsage(batch);
    if (!FINAL.includes(status) || usage.inputTokens === undefined || !this.#reported.isFirst(text(batch, 'id'))) return attributes;
    attributes[ATTR_SPANCOST_USAGE_SERVICE_TIER] = 'batch';
    const requests = count(field(batch, 'request_counts'), 'completed');
    addParameter(attributes, PARAMETER_BATCH_REQUESTS, requests === undefined ? undefined : String(requests));
    addUsage(attributes, usage);
    return attributes;
  }
}
