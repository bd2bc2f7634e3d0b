import type { FastifyRequest } from 'fastify';
import { ApiProblem } from '../api-problem.ts';
import type { Exchange } from '../exchange.ts';
import type { JsonObject } from '../json.ts';
import { newId } from '../new-id.ts';
import { requiredText } from './cohere-request.ts';
import { meta } from './cohere-usage.ts';

interface Job {
  readonly running: JsonObject;
  readonly over: JsonObject;
  fetched: boolean;
}

/**
 * Batches of chats and jobs of embeddings: in progress at the first fetch, over from the second on. What they used says `x-usage` of
 * their creation; their data sets are not looked at.
 *
 * @see cohere-ai `Batch`, `EmbedJob`; https://docs.cohere.com/reference/create-batch, https://docs.cohere.com/reference/create-embed-job
 */
export class JobStore {
  readonly #jobs = new Map<string, Job>();
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Answer to POST /v2/batches: what GET /v2/batches/:id will have too. A batch writes its counts as texts. */
  createBatch({ body, usage }: Exchange, now: Date): JsonObject {
    const running = {
      id: newId('batch-', 22),
      name: requiredText(body, 'name'),
      status: 'BATCH_STATUS_IN_PROGRESS',
      created_at: now.toISOString(),
      updated_at: now.toISOString(),
      input_dataset_id: requiredText(body, 'input_dataset_id'),
      model: requiredText(body, 'model'),
      num_records: 4,
    };
    const counts = { input_tokens: String(usage?.inputTokens ?? 4000), output_tokens: String(usage?.outputTokens ?? 800) };
    const over = { ...running, ...counts, status: 'BATCH_STATUS_COMPLETED', num_successful_records: 4, num_failed_records: 0 };
    this.#add(running.id, { running: { batch: running }, over: { batch: over }, fetched: false });
    return { batch: { ...running, status: 'BATCH_STATUS_QUEUED' } };
  }

  /** Answer to POST /v1/embed-jobs. */
  createEmbedJob(exchange: Exchange, request: FastifyRequest, now: Date): JsonObject {
    const { body, usage } = exchange;
    const running = {
      job_id: newId('batch-', 22),
      status: 'processing',
      created_at: now.toISOString(),
      input_dataset_id: requiredText(body, 'dataset_id'),
      model: requiredText(body, 'model'),
      truncate: 'END',
    };
    const told = meta(exchange, request, '1', { input_tokens: usage?.inputTokens ?? 4000 });
    this.#add(running.job_id, { running, over: { ...running, status: 'complete', meta: told }, fetched: false });
    return { job_id: running.job_id, meta: { api_version: { version: '1' } } };
  }

  /** A batch or a job as it is now. @throws ApiProblem of kind not_found. */
  fetch(id: string): JsonObject {
    const job = this.#jobs.get(id);
    if (job === undefined) throw new ApiProblem('not_found', `resource not found: ${id}`);
    if (job.fetched) return job.over;
    job.fetched = true;
    return job.running;
  }

  #add(id: string, job: Job): void {
    this.#jobs.set(id, job);
    if (this.#jobs.size > this.#limit) for (const oldest of this.#jobs.keys()) if (this.#jobs.delete(oldest)) break;
  }
}
