import type { FetchedJob } from '../answer/fetched-job-reader.ts';
import type { MutableUsage } from '../answer/usage-attributes.ts';
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
 * A fetched batch of chats, or a fetched job of embeddings, of which only the first is billed as a batch.
 *
 * @see cohere-ai `Batch`, `EmbedJob`
 */
export function jobOf(answer: unknown): FetchedJob {
  const job = field(answer, 'batch') ?? answer;
  const status = text(job, 'status');
  const batch = text(job, 'id');
  return {
    id: batch ?? text(job, 'jobId'),
    model: text(job, 'model'),
    status,
    isOver: FINAL.has(status),
    usage: batch === undefined ? embeddingsUsage(job) : batchUsage(job),
    serviceTier: batch === undefined ? undefined : 'batch',
  };
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
