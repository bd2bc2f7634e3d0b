import type { Attributes } from '@opentelemetry/api';
import {
  ATTR_GEN_AI_RESPONSE_MODEL,
  ATTR_GEN_AI_RESPONSE_STATUS,
  ATTR_SPANCOST_USAGE_PARAMETER_PREFIX,
  ATTR_SPANCOST_USAGE_SERVICE_TIER,
  PARAMETER_BATCH_REQUESTS,
} from '@spancost/conventions';
import type { AnswerReader } from '../answer/answer-reader.ts';
import type { ReportedAnswers } from '../answer/reported-answers.ts';
import { addUsage, type MutableUsage } from '../answer/usage-attributes.ts';
import { count, field, list, text } from '../json-fields.ts';

/** After these nothing more is done, and what was done by then is billed. */
const FINAL: readonly (string | undefined)[] = ['SUCCESS', 'FAILED', 'TIMEOUT_EXCEEDED', 'CANCELLED'];

/**
 * Reads a fetched job of a batch. Of one whose answers are in the job itself, and which is over, their sum is told once, as one
 * call in the tier `batch` that is known by the id of the job; answers in a file are seen by nobody here.
 *
 * @see @mistralai/mistralai `BatchJob`; https://docs.mistral.ai/capabilities/batch
 */
export class BatchReader implements AnswerReader {
  readonly failure = undefined;
  readonly #reported: ReportedAnswers;
  #job: unknown;

  constructor(reported: ReportedAnswers) {
    this.#reported = reported;
  }

  readAnswer(job: unknown): void {
    this.#job = job;
  }

  /** Jobs are not streamed. */
  readEvent(): void {}

  attributes(): Attributes {
    const job = this.#job;
    const attributes: Attributes = {};
    const [status, model] = [text(job, 'status'), text(job, 'model')];
    if (status !== undefined) attributes[ATTR_GEN_AI_RESPONSE_STATUS] = status;
    if (model !== undefined) attributes[ATTR_GEN_AI_RESPONSE_MODEL] = model;
    const usage = FINAL.includes(status) ? usageOf(list(job, 'outputs')) : undefined;
    if (usage === undefined || !this.#reported.isFirst(text(job, 'id'))) return attributes;
    attributes[ATTR_SPANCOST_USAGE_SERVICE_TIER] = 'batch';
    const requests = count(job, 'succeededRequests');
    if (requests !== undefined) attributes[ATTR_SPANCOST_USAGE_PARAMETER_PREFIX + PARAMETER_BATCH_REQUESTS] = String(requests);
    addUsage(attributes, usage);
    return attributes;
  }
}

/** The sum of all answers; undefined where one of them does not tell its tokens. Requests that failed have no answer. */
function usageOf(outputs: readonly unknown[]): MutableUsage | undefined {
  const bodies = outputs.map((output) => field(field(output, 'response'), 'body')).filter((body) => body !== undefined && body !== null);
  if (bodies.length === 0) return undefined;
  const sum = { inputTokens: 0, outputTokens: 0, cacheReadTokens: 0 };
  for (const body of bodies) {
    const usage = field(body, 'usage');
    const prompt = count(usage, 'prompt_tokens');
    if (prompt === undefined) return undefined;
    sum.inputTokens += prompt;
    sum.outputTokens += count(usage, 'completion_tokens') ?? 0;
    sum.cacheReadTokens += count(field(usage, 'prompt_tokens_details'), 'cached_tokens') ?? count(usage, 'num_cached_tokens') ?? 0;
  }
  return sum;
}
