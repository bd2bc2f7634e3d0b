import { ApiProblem } from '../api-problem.ts';
import type { WireResponse } from './response.ts';

/**
 * Responses that GET /responses/:id can fetch. One in the background is queued when it is created, in progress when it is
 * fetched for the first time, and finished with its usage from the second time on.
 */
export class ResponseStore {
  readonly #finished = new Map<string, WireResponse>();
  readonly #queued = new Set<string>();
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Keeps a response; returns it as its creator sees it. */
  add(response: WireResponse): WireResponse {
    this.#finished.set(response.id, response);
    if (response.background === true) this.#queued.add(response.id);
    if (this.#finished.size > this.#limit) this.#forgetOldest();
    return response.background === true ? unfinished(response, 'queued') : response;
  }

  /** The response as it is now. @throws ApiProblem of kind not_found. */
  fetch(id: string): WireResponse {
    const isFirst = this.#queued.has(id);
    const response = this.finish(id);
    return isFirst ? unfinished(response, 'in_progress') : response;
  }

  /** The response at its end, for who streams it and so waits for the end. @throws ApiProblem of kind not_found. */
  finish(id: string): WireResponse {
    const response = this.#finished.get(id);
    if (response === undefined) throw new ApiProblem('not_found', `Response with id '${id}' not found.`);
    this.#queued.delete(id);
    return response;
  }

  #forgetOldest(): void {
    const [oldest] = this.#finished.keys();
    if (oldest === undefined) return;
    this.#finished.delete(oldest);
    this.#queued.delete(oldest);
  }
}

/** A response before its end has no output and no usage. */
function unfinished(response: WireResponse, status: 'queued' | 'in_progress'): WireResponse {
  const { usage: _usage, ...rest } = response;
  return { ...rest, status, output: [], incomplete_details: null, completed_at: null };
}
