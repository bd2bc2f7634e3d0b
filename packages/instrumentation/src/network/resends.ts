import { createHash } from 'node:crypto';
import { trace, type Context } from '@opentelemetry/api';

/** How long a failed request may be repeated and still be the same; the longest that an SDK waits between two attempts is below it. */
const LONGEST_MS = 300_000;
/** Bytes of both ends of a request by which it is known, so that a picture costs no more than a question. */
const END = 32_768;
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
    const ends = createHash('sha1').update(body.subarray(0, END)).update(body.subarray(-END));
    return `${caller} ${url} ${body.length} ${ends.digest('base64')}`;
  }

  /** Whether any request has failed lately: as long as none has, nobody needs its key. */
  get hasFailed(): boolean {
    const earliest = performance.now() - LONGEST_MS;
    for (const [key, { at }] of this.#failed) {
      if (at >= earliest) break;
      this.#failed.delete(key);
    }
    return this.#failed.size > 0;
  }

  /** Which repetition this request is: 0 for none. */
  take(key: string): number {
    const failed = this.#failed.get(key);
    this.#failed.delete(key);
    return failed === undefined ? 0 : failed.resent + 1;
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
