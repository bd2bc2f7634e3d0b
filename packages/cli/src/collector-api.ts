import type { Stats } from '@spancost/collector';
import { CommandError } from './errors.ts';

/** A running collector's HTTP API. */
export class CollectorApi {
  readonly url: string;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(url: string, token?: string) {
    this.url = url.replace(/\/+$/, '');
    this.#headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  }

  /** Sums of a calendar period of the collector's time zone, or of all time. */
  stats(period: 'today' | 'this_month' | 'lifetime'): Promise<Stats> {
    return this.#json<Stats>(`/api/v1/stats?period=${period}`);
  }

  /** The exposition of `/metrics`. */
  async metrics(): Promise<string> {
    return (await this.#get('/metrics')).text();
  }

  async #json<T>(path: string): Promise<T> {
    const response = await this.#get(path);
    try {
      return (await response.json()) as T;
    } catch (cause) {
      throw new CommandError(`${this.url}${path} did not answer with JSON. Is this a Spancost collector? Pass its address with --url.`, 1, {
        cause,
      });
    }
  }

  async #get(path: string): Promise<Response> {
    let response: Response;
    try {
      response = await fetch(this.url + path, { headers: this.#headers, signal: AbortSignal.timeout(30_000) });
    } catch (cause) {
      throw new CommandError(
        `no collector answers at ${this.url} (${reasonOf(cause)}). Start one with "spancost up", or pass its address with --url.`,
        1,
        { cause },
      );
    }
    if (response.ok) return response;
    const advice =
      response.status === 401 || response.status === 403 ? ' Pass a token of role viewer or admin with --token or SPANCOST_TOKEN.' : '';
    throw new CommandError(`${this.url}${path} answered ${response.status} ${response.statusText}.${advice}`);
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // What fetch throws says only "fetch failed"; the reason is below it.
  const cause = error.cause as { readonly code?: string; readonly message?: string } | undefined;
  return cause?.code ?? cause?.message ?? error.message;
}
