import { ApiProblem } from '../api-problem.ts';
import type { Exchange } from '../exchange.ts';
import { isObject, type JsonObject } from '../json.ts';
import { newId } from '../new-id.ts';

interface Job extends JsonObject {
  readonly id: string;
  readonly outputs: readonly JsonObject[];
}

/**
 * Batches of requests that are in the request itself: running at the first fetch, done from the second on, with the answers in the
 * job for who asks for them inline. Every one of them used what `x-usage` of the job's creation says.
 *
 * @see @mistralai/mistralai `BatchJob`; https://docs.mistral.ai/capabilities/batch
 */
export class BatchJobs {
  readonly #jobs: Map<string, Job> = new Map();
  readonly #fetched: Set<string> = new Set();

  /** Answer to POST /batch/jobs. @throws ApiProblem where no requests are given. */
  create({ body, usage, scenario }: Exchange, now: Date): JsonObject {
    const requests = Array.isArray(body['requests']) ? body['requests'].filter(isObject) : [];
    if (requests.length === 0) throw new ApiProblem('invalid_request', 'Field required: requests');
    const counted = { prompt_tokens: usage?.inputTokens ?? 1000, completion_tokens: usage?.outputTokens ?? 200 };
    const told = scenario === 'no-usage' ? {} : { usage: { ...counted, total_tokens: counted.prompt_tokens + counted.completion_tokens } };
    const job: Job = {
      id: newId('batch-'),
      object: 'batch',
      input_files: [],
      endpoint: String(body['endpoint']),
      model: String(body['model']),
      errors: [],
      created_at: Math.floor(now.getTime() / 1000),
      total_requests: requests.length,
      outputs: requests.map(({ custom_id: customId }, index) => ({
        id: newId('batch-'),
        custom_id: customId ?? String(index),
        response: { status_code: 200, body: { id: newId('cmpl-'), object: 'chat.completion', model: body['model'], choices: [], ...told } },
        error: null,
      })),
    };
    this.#jobs.set(job.id, job);
    return shown(job, 'QUEUED', false);
  }

  /** Answer to GET /batch/jobs/:id. @throws ApiProblem of kind not_found. */
  fetch(id: string, isInline: boolean): JsonObject {
    const job = this.#jobs.get(id);
    if (job === undefined) throw new ApiProblem('not_found', `Job ${id} not found`);
    const isDone = this.#fetched.has(id);
    this.#fetched.add(id);
    return shown(job, isDone ? 'SUCCESS' : 'RUNNING', isDone && isInline);
  }
}

function shown({ outputs, ...job }: Job, status: string, isInline: boolean): JsonObject {
  const done = status === 'SUCCESS' ? outputs.length : 0;
  return {
    ...job,
    status,
    completed_requests: done,
    succeeded_requests: done,
    failed_requests: 0,
    ...(isInline ? { outputs } : {}),
  };
}
