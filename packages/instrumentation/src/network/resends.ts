import { createHash } from 'node:crypto';
import { trace, type Context } from '@opentelemetry/api';

/** How long a failed request may be repeated and still be the same; the longest that an SDK waits between two attempts is below it. */
const LONGEST_MS = 300_000;
/** Failed requests that are remembered. */
const MOST = 1000;

/** A request that failed, and how often it had been repeated. */
interface Failed {
  readonly resent: number;
  readonly at: number;
}

/**
 * Tells the attempts of one request from requests of their own, where their sender does not count them, as the AI SDK: what is sent
 * once more in the same trace, to the same place and byte for byte, after it failed, is a repetition.
 */
export class Resends {
  readonly #failed: Map<string, Failed> = new Map();

  /** What a request is known by, if it may be repeated. */
  keyOf(url: string, body: Uint8Array, from: Context): string {
    const caller = trace.getSpanContext(from)?.traceId ?? '';
    return `${caller} ${url} ${createHash('sha1').update(body).digest('base64')}`;
  }

  /** Whether any request has failed: as long as none has, nobody needs its key. */
  get hasFailed(): boolean {
    return this.#failed.size > 0;
  }

  /** Which repetition this request is: 0 for none. */
  take(key: string): number {
    const failed = this.#failed.get(key);
    this.#failed.delete(key);
    return failed === undefined || performance.now() - failed.at > LONGEST_MS ? 0 : failed.resent + 1;
  }

  /** A request failed in a way after which it may be repeated. */
  failed(key: string, resent: number): void {
    if (this.#failed.size >= MOST) this.#failed.clear();
    this.#failed.set(key, { resent, at: performance.now() });
  }
}

/** Whether a request that was answered so may be sent once more: as the SDKs do it. */
export function isResendable(status: number): boolean {
  return status === 408 || status === 409 || status === 429 || status >= 500;
}
