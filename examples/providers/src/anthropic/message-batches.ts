import type { Anthropic } from '@anthropic-ai/sdk';
import { ApiProblem } from '../api-problem.ts';
import type { Exchange } from '../exchange.ts';
import { isObject, type JsonObject } from '../json.ts';
import { newId } from '../new-id.ts';
import { ANTHROPIC_MESSAGES, anthropicErrorBody } from './anthropic-errors.ts';
import { message, type WireMessage } from './message.ts';

type Batch = Anthropic.Messages.MessageBatch;

/** One line of the results; a message may lack its usage, as `x-raw-usage` has it. */
interface Line {
  readonly custom_id: string;
  readonly result: JsonObject & { readonly type: Anthropic.Messages.MessageBatchResult['type'] };
}

/** Makes the message of one request. */
type Answering = (exchange: Exchange) => WireMessage;

/**
 * Batches of messages: in progress when they are fetched for the first time, ended from the second time on. One that is cancelled
 * before that makes no message. A request whose `custom_id` begins with `late` expires, and one that is wrong is an error.
 *
 * @see @anthropic-ai/sdk `MessageBatch`, `MessageBatchIndividualResponse`; https://docs.anthropic.com/en/api/creating-message-batches
 */
export class MessageBatches {
  readonly #batches = new Map<string, { batch: Batch; readonly lines: readonly Line[]; fetched: boolean }>();
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Answer to POST /v1/messages/batches. */
  create(exchange: Exchange, now: Date, answering: Answering = message): Batch {
    const { requests } = exchange.body;
    if (!Array.isArray(requests) || requests.length === 0) throw new ApiProblem('invalid_request', 'requests: Field required');
    const lines = requests.filter(isObject).map((request) => lineOf(request, exchange, answering));
    const batch: Batch = {
      id: newId('msgbatch_01', 22),
      type: 'message_batch',
      processing_status: 'in_progress',
      request_counts: { processing: lines.length, succeeded: 0, errored: 0, canceled: 0, expired: 0 },
      created_at: now.toISOString(),
      expires_at: new Date(now.getTime() + 86_400_000).toISOString(),
      ended_at: null,
      cancel_initiated_at: null,
      archived_at: null,
      results_url: null,
    };
    this.#batches.set(batch.id, { batch, lines, fetched: false });
    if (this.#batches.size > this.#limit) for (const oldest of this.#batches.keys()) if (this.#batches.delete(oldest)) break;
    return batch;
  }

  /** Answer to POST /v1/messages/batches/:id/cancel. */
  cancel(id: string, now: Date): Batch {
    const kept = this.#find(id);
    const canceled = kept.lines.map(({ custom_id }): Line => ({ custom_id, result: { type: 'canceled' } }));
    const batch: Batch = { ...kept.batch, processing_status: 'canceling', cancel_initiated_at: now.toISOString() };
    this.#batches.set(id, { ...kept, batch, lines: kept.fetched ? kept.lines : canceled });
    return batch;
  }

  /** Answer to GET /v1/messages/batches/:id; `url` is where batches are found. */
  fetch(id: string, now: Date, url: string): Batch {
    const kept = this.#find(id);
    const { batch, lines } = kept;
    if (!kept.fetched) {
      kept.fetched = true;
      return batch;
    }
    const count = (type: Line['result']['type']): number => lines.filter(({ result }) => result.type === type).length;
    return {
      ...batch,
      processing_status: 'ended',
      ended_at: now.toISOString(),
      results_url: `${url}/${id}/results`,
      request_counts: {
        processing: 0,
        succeeded: count('succeeded'),
        errored: count('errored'),
        canceled: count('canceled'),
        expired: count('expired'),
      },
    };
  }

  /** The lines of GET /v1/messages/batches/:id/results. */
  results(id: string): readonly string[] {
    return this.#find(id).lines.map((line) => `${JSON.stringify(line)}\n`);
  }

  #find(id: string): { batch: Batch; readonly lines: readonly Line[]; fetched: boolean } {
    const kept = this.#batches.get(id);
    if (kept === undefined) throw new ApiProblem('not_found', `Message Batch ${id} not found.`);
    return kept;
  }
}

function lineOf({ custom_id: id, params }: JsonObject, exchange: Exchange, answering: Answering): Line {
  const custom_id = String(id);
  if (custom_id.startsWith('late')) return { custom_id, result: { type: 'expired' } };
  try {
    const usage = { ...exchange.usage, serviceTier: 'batch' };
    const answer = answering({ ...exchange, body: isObject(params) ? params : {}, usage });
    return { custom_id, result: { type: 'succeeded', message: answer } };
  } catch (problem) {
    if (!(problem instanceof ApiProblem)) throw problem;
    const error = anthropicErrorBody(problem, problem.message || ANTHROPIC_MESSAGES[problem.kind], newId('req_011', 22));
    return { custom_id, result: { type: 'errored', error } };
  }
}
