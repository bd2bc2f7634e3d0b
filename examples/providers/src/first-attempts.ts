import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { header } from './exchange.ts';

/**
 * Tells first attempts from retries. The providers' SDKs count their retries in a header; of other clients every second
 * identical request is the retry.
 */
export class FirstAttempts {
  readonly #waiting = new Set<string>();

  isFirst(request: FastifyRequest): boolean {
    const count = header(request, 'x-stainless-retry-count');
    if (count !== undefined) return count === '0';
    const key = createHash('sha256')
      .update(request.url)
      .update(JSON.stringify(request.body ?? null))
      .digest('base64');
    if (this.#waiting.delete(key)) return false;
    this.#waiting.add(key);
    return true;
  }
}
