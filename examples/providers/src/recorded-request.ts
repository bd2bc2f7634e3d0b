import type { JsonObject } from './json.ts';

/** A request that reached a provider's route, in the order of arrival; retries are requests of their own. */
export interface RecordedRequest {
  readonly provider:
    | 'openai'
    | 'anthropic'
    | 'google'
    | 'groq'
    | 'openrouter'
    | 'x_ai'
    | 'perplexity'
    | 'deepseek'
    | 'cohere'
    | 'mistral'
    | 'ollama'
    | 'bedrock';
  readonly method: string;
  /** Path below the server's URL, with its query: `/openai/v1/chat/completions`. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The parsed body; undefined for GET. */
  readonly body: JsonObject | undefined;
}

/** The newest requests that a server has seen. */
export class RequestLog {
  readonly entries: RecordedRequest[] = [];
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(request: RecordedRequest): void {
    this.entries.push(request);
    if (this.entries.length > this.#limit) this.entries.splice(0, this.entries.length - this.#limit);
  }
}
