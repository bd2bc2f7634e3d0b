import type { FetchedJob } from '../answer/fetched-job-reader.ts';
import type { MutableUsage } from '../answer/usage-attributes.ts';
import { count, field, list, text } from '../json-fields.ts';

/** After these nothing more is done, and what was done by then is billed. */
const FINAL: readonly (string | undefined)[] = ['SUCCESS', 'FAILED', 'TIMEOUT_EXCEEDED', 'CANCELLED'];

/**
 * A fetched job of a batch. Its usage is the sum of the answers that are in the job itself; answers in a file are seen by nobody here.
 *
 * @see @mistralai/mistralai `BatchJob`; https://docs.mistral.ai/capabilities/batch
 */
export function batchOf(job: unknown): FetchedJob {
  const status = text(job, 'status');
  const isOver = FINAL.includes(status);
  return {
    id: text(job, 'id'),
    model: text(job, 'model'),
    status,
    isOver,
    usage: isOver ? usageOf(list(job, 'outputs')) : undefined,
    serviceTier: 'batch',
    requests: count(job, 'succeededRequests'),
  };
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
