import type { OpenAI } from 'openai';
import { ApiProblem } from '../api-problem.ts';
import type { Exchange } from '../exchange.ts';
import { newId } from '../new-id.ts';
import { required } from './openai-request.ts';

type Batch = OpenAI.Batches.Batch;

/**
 * Batches that GET /batches/:id can fetch: in progress at the first time, completed with their usage from the second time on.
 * What they used says `x-usage` of their creation; the requests in their file are not looked at.
 *
 * @see openai `Batch`, `BatchUsage`; https://platform.openai.com/docs/api-reference/batch/object
 */
export class BatchStore {
  readonly #batches = new Map<string, Batch>();
  readonly #fetched = new Set<string>();
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Answer to POST /batches. `metadata.model` says which model its requests are for. */
  create({ body, usage: given }: Exchange, now: Date): Batch {
    const seconds = Math.floor(now.getTime() / 1000);
    const metadata = body['metadata'] as Record<string, string> | undefined;
    const batch: Batch = {
      id: newId('batch_', 32),
      object: 'batch',
      endpoint: String(required(body, 'endpoint')),
      model: metadata?.['model'] ?? 'gpt-5-2025-08-07',
      input_file_id: String(required(body, 'input_file_id')),
      completion_window: '24h',
      status: 'validating',
      created_at: seconds,
      request_counts: { total: 4, completed: 4, failed: 0 },
      metadata: metadata ?? null,
      usage: {
        input_tokens: given?.inputTokens ?? 4000,
        input_tokens_details: { cached_tokens: given?.cachedTokens ?? 0 },
        output_tokens: given?.outputTokens ?? 800,
        output_tokens_details: { reasoning_tokens: given?.reasoningTokens ?? 0 },
        total_tokens: (given?.inputTokens ?? 4000) + (given?.outputTokens ?? 800),
      },
    };
    this.#batches.set(batch.id, batch);
    if (this.#batches.size > this.#limit) for (const oldest of this.#batches.keys()) if (this.#batches.delete(oldest)) break;
    return unfinished(batch, 'validating');
  }

  /** The batch as it is now. @throws ApiProblem of kind not_found. */
  fetch(id: string, now: Date): Batch {
    const batch = this.#batches.get(id);
    if (batch === undefined) throw new ApiProblem('not_found', `No batch found with id '${id}'.`);
    if (!this.#fetched.has(id)) {
      this.#fetched.add(id);
      return unfinished(batch, 'in_progress');
    }
    return { ...batch, status: 'completed', completed_at: Math.floor(now.getTime() / 1000), output_file_id: `file-${id}` };
  }
}

/** Before its end a batch has counted nothing. */
function unfinished(batch: Batch, status: 'validating' | 'in_progress'): Batch {
  const { usage: _usage, ...rest } = batch;
  return { ...rest, status, request_counts: { total: status === 'validating' ? 0 : 4, completed: 0, failed: 0 } };
}
