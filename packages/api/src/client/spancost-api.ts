import type { AnswerOf, Operation } from '../operation.ts';
import type { AskingArgs, Sent } from './asking.ts';
import { ApiError, NotUnderstoodError, TimedOutError, UnreachableError } from './errors.ts';
import { refusalOf } from './refusal-of.ts';
import { requestOf } from './request-of.ts';

/** Milliseconds that a timer can take; a longer one would end at once. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

/** Milliseconds; most questions take less than one tenth of a second. */
const DEFAULT_TIMEOUT_MS = 30_000;

export interface SpancostApiOptions {
  /** Where the collector is, with the path that it is served under, if any: `http://localhost:4318`. */
  readonly url: string;
  /** Missing where the collector has no tokens. */
  readonly token?: string | undefined;
  /** Default: that of the platform. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** How long to wait for an answer, in milliseconds; `Infinity` is as long as timers go, 24 days. Default: 30,000. */
  readonly timeoutMs?: number | undefined;
}

/**
 * The API of a running collector, for Node and for browsers. Answers have the types of the operation's schemas.
 *
 * @example
 * const api = new SpancostApi({ url: 'http://localhost:4318', token: process.env.SPANCOST_TOKEN });
 * const { cost_usd } = await api.ask(GET_STATS, { query: { period: 'this_month' } });
 */
export class SpancostApi {
  /** Without a slash at its end. */
  readonly url: string;
  readonly #token: string | undefined;
  readonly #fetch: typeof globalThis.fetch;
  readonly #timeoutMs: number;

  /** @throws TypeError for an address, a token or a time that cannot be one. */
  constructor({ url, token, fetch, timeoutMs = DEFAULT_TIMEOUT_MS }: SpancostApiOptions) {
    const { protocol, origin, pathname } = new URL(url);
    if (protocol !== 'http:' && protocol !== 'https:') throw new TypeError(`url: "${url}" is no address of HTTP or HTTPS`);
    // What fetch says of a header that cannot be sent would show it.
    if (token !== undefined && !/^[\x21-\x7e]+$/.test(token))
      throw new TypeError('token: has a space or another character that no token has; copy it again');
    this.url = `${origin}${pathname.replace(/\/+$/, '')}`;
    this.#token = token;
    this.#fetch = fetch ?? ((...args) => globalThis.fetch(...args));
    checkedTimeout(timeoutMs);
    this.#timeoutMs = timeoutMs;
  }

  /**
   * What the collector answers to an operation; undefined for one without an answer in JSON.
   *
   * @throws ApiError `RefusedError`, `UnreachableError`, `TimedOutError` or `NotUnderstoodError`; what `signal` was aborted with.
   */
  async ask<const O extends Operation>(operation: O, ...[asking]: AskingArgs<O>): Promise<AnswerOf<O>> {
    const answer = await this.#exchange(operation, asking ?? {}, async (response, asked) => {
      const text = await response.text();
      return operation.answer === undefined ? undefined : understood(parse(text, asked), operation, asked);
    });
    // What the collector answers is held to the schema by its tests; a newer one may say more.
    return answer as AnswerOf<O>;
  }

  /**
   * The answer as it arrives, for what is not JSON (`EXPORT`), and for headers. The time is what it may take to begin.
   *
   * @throws ApiError as {@link ask}, for what happens before the first byte; what `signal` was aborted with.
   */
  open<const O extends Operation>(operation: O, ...[asking]: AskingArgs<O>): Promise<Response> {
    return this.#exchange(operation, asking ?? {}, async (response) => response);
  }

  async #exchange<T>(operation: Operation, sent: Sent, read: (response: Response, asked: string) => Promise<T>): Promise<T> {
    const { url, asked, init } = requestOf({ base: this.url, token: this.#token }, operation, sent);
    const { signal, timeoutMs = this.#timeoutMs } = sent;
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), checkedTimeout(timeoutMs));
    try {
      const response = await this.#fetch(url, {
        ...init,
        signal: signal === undefined ? late.signal : AbortSignal.any([signal, late.signal]),
      });
      // 304 is an answer to a tag that was sent along.
      if (response.ok || response.status === 304) return await read(response, asked);
      throw await refusalOf(asked, response);
    } catch (error) {
      if (error instanceof ApiError) throw error;
      signal?.throwIfAborted();
      throw late.signal.aborted ? new TimedOutError(asked, timeoutMs, error) : new UnreachableError(asked, error);
    } finally {
      clearTimeout(timer);
    }
  }
}

function parse(text: string, asked: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new NotUnderstoodError(asked, error);
  }
}

/** An answer that has something of what the operation answers: a newer collector may say more, an older one less. */
function understood(answer: unknown, operation: Operation, asked: string): unknown {
  const members = membersOf(operation);
  const isObject = typeof answer === 'object' && answer !== null && !Array.isArray(answer);
  if (members.length === 0 || (isObject && members.some((name) => Object.hasOwn(answer, name)))) return answer;
  throw new NotUnderstoodError(asked, new TypeError(`the answer has none of ${members.join(', ')}`));
}

/** What an object that is answered has; the schema is only looked at, so that a browser need not load the library that it is made with. */
function membersOf({ answer }: Operation): readonly string[] {
  if (answer === undefined || !('shape' in answer)) return [];
  return typeof answer.shape === 'object' && answer.shape !== null ? Object.keys(answer.shape) : [];
}

function checkedTimeout(timeoutMs: number): number {
  if (timeoutMs > 0) return Math.min(timeoutMs, LONGEST_TIMEOUT_MS);
  throw new TypeError(`timeoutMs: ${timeoutMs} is no time to wait; write milliseconds, such as 5000`);
}
