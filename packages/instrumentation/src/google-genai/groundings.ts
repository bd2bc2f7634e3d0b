import { field, list } from '../json-fields.ts';

/** What a grounded answer is billed for. */
export interface BilledGroundings {
  /** Undefined for an answer that was not grounded. */
  readonly groundings: number | undefined;
  /** `maps` where Google Maps has a fee of its own. */
  readonly fee: 'maps' | undefined;
}

const NONE: BilledGroundings = { groundings: undefined, fee: undefined };

/**
 * Grounding with Google Search and Google Maps. Gemini 3 and later are billed by the search query that the model runs, where
 * empty ones and repetitions do not count; earlier models by the prompt that was grounded, however many queries it took. What
 * was retrieved from a store of one's own is neither. The queries themselves are never kept on a span.
 *
 * @see https://ai.google.dev/gemini-api/docs/google-search#pricing
 */
export class Groundings {
  readonly #queries: Set<string> = new Set();
  readonly #imageQueries: Set<string> = new Set();
  #web = false;
  #maps = false;

  /** Reads the grounding metadata of a candidate or of a part of it. */
  read(metadata: unknown): void {
    for (const query of list(metadata, 'webSearchQueries')) addQuery(this.#queries, query);
    for (const query of list(metadata, 'imageSearchQueries')) addQuery(this.#imageQueries, query);
    for (const chunk of list(metadata, 'groundingChunks')) {
      this.#web ||= isThere(field(chunk, 'web')) || isThere(field(chunk, 'image'));
      this.#maps ||= isThere(field(chunk, 'maps'));
    }
  }

  /** What the answer of a model is billed for; a model whose name has no number is taken for one of today. */
  billed(model: string | undefined): BilledGroundings {
    const queries = this.#queries.size + this.#imageQueries.size;
    const searched = queries > 0 || this.#web;
    if (!searched && !this.#maps) return NONE;
    if (!isBilledByPrompt(model)) return { groundings: Math.max(queries, 1), fee: undefined };
    const groundings = Number(searched) + Number(this.#maps);
    return { groundings, fee: searched ? undefined : 'maps' };
  }
}

/** Whether grounding is billed by the prompt: of `gemini-2.5-pro`, `models/gemini-2.0-flash`; not of `gemini-3-pro`, nor of `gemini-flash-latest`. */
export function isBilledByPrompt(model: string | undefined): boolean {
  const generation = /gemini-(\d+)/.exec(model ?? '')?.[1];
  return generation !== undefined && Number(generation) < 3;
}

function addQuery(queries: Set<string>, query: unknown): void {
  if (typeof query === 'string' && query.trim() !== '') queries.add(query);
}

function isThere(value: unknown): boolean {
  return value !== undefined && value !== null;
}
