import { ApiProblem } from '../api-problem.ts';
import type { WireResponse } from './response.ts';

/**
 * Responses that GET /responses/:id can fetch. One in the background is queued when it is created, in progress when it is
 * fetched for the first time, and finished with its usage from the second time on.
 */
export class ResponseStore {
  readonly #finished = new Map<string, WireResponse>();
  readonly #unfinished = new Map<string, 'queued' | 'in_progress'>();
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Keeps a response; returns it as its creator sees it. */
  add(response: WireResponse): WireResponse {
    this.#finished.set(response.id, response);
    if (response.background === true) this.#unfinished.set(response.id, 'queued');
    if (this.#finished.size > this.#limit) this.#forgetOldest();
    return response.background === true ? unfinished(response, 'queued') : response;
  }

  /** The response as it is now. @throws ApiProblem of kind not_found. */
  fetch(id: string): WireResponse {
    const response = this.#finished.get(id);
    if (response === undefined) throw new ApiProblem('not_found', `Response with id '${id}' not found.`);
    if (this.#unfinished.get(id) === 'queued') {
      this.#unfinished.set(id, 'in_progress');
      return unfinished(response, 'in_progress');
    }
    this.#unfinished.delete(id);
    return response;
  }

  #forgetOldest(): void {
    const [oldest] = this.#finished.keys();
    if (oldest === undefined) return;
    this.#finished.delete(oldest);
    this.#unfinished.delete(oldest);
  }
}

/** A response before its end has no output and no usage. */
function unfinished(response: WireResponse, status: 'queued' | 'in_progress'): WireResponse {
  const { usage: _usage, ...rest } = response;
  return { ...rest, status, output: [], incomplete_details: null, completed_at: null };
}
