import type { Attributes } from '@opentelemetry/api';
import { ATTR_GEN_AI_RESPONSE_MODEL, ATTR_GEN_AI_RESPONSE_STATUS, ATTR_SPANCOST_USAGE_SERVICE_TIER } from '@spancost/conventions';
import type { AnswerReader } from '../answer/answer-reader.ts';
import type { ReportedAnswers } from '../answer/reported-answers.ts';
import { addUsage, type MutableUsage } from '../answer/usage-attributes.ts';
import { field, text } from '../json-fields.ts';
import { billedUsage } from './billed-usage.ts';

/** After these nothing more is done, and what was done by then is billed. */
const FINAL: ReadonlySet<string | undefined> = new Set([
  'BATCH_STATUS_COMPLETED',
  'BATCH_STATUS_FAILED',
  'BATCH_STATUS_CANCELED',
  'complete',
  'cancelled',
  'failed',
]);

/**
 * Reads a fetched batch of chats, or a fetched job of embeddings: what all of it used, told once, when it is over.
 *
 * @see cohere-ai `Batch`, `EmbedJob`
 */
export class JobReader implements AnswerReader {
  readonly failure = undefined;
  readonly #reported: ReportedAnswers;
  #job: unknown;

  constructor(reported: ReportedAnswers) {
    this.#reported = reported;
  }

  readAnswer(answer: unknown): void {
    this.#job = field(answer, 'batch') ?? answer;
  }

  /** Neither is streamed. */
  readEvent(): void {}

  attributes(): Attributes {
    const job = this.#job;
    const attributes: Attributes = {};
    const model = text(job, 'model');
    const status = text(job, 'status');
    if (model !== undefined) attributes[ATTR_GEN_AI_RESPONSE_MODEL] = model;
    if (status !== undefined) attributes[ATTR_GEN_AI_RESPONSE_STATUS] = status;
    const isBatch = text(job, 'id') !== undefined;
    const usage = isBatch ? batchUsage(job) : embeddingsUsage(job);
    const id = text(job, 'id') ?? text(job, 'jobId');
    if (!FINAL.has(status) || usage.inputTokens === undefined || !this.#reported.isFirst(id)) return attributes;
    if (isBatch) attributes[ATTR_SPANCOST_USAGE_SERVICE_TIER] = 'batch';
    addUsage(attributes, usage);
    return attributes;
  }
}

/** A batch writes its counts as texts. */
function batchUsage(batch: unknown): MutableUsage {
  return { inputTokens: written(batch, 'inputTokens'), outputTokens: written(batch, 'outputTokens') };
}

/** Vectors are no tokens of output. */
function embeddingsUsage(job: unknown): MutableUsage {
  const usage = billedUsage(field(job, 'meta'));
  return { ...usage, outputTokens: usage.outputTokens ?? 0 };
}

function written(job: unknown, name: string): number | undefined {
  const digits = text(job, name);
  return digits !== undefined && /^\d+$/.test(digits) ? Number(digits) : undefined;
}
