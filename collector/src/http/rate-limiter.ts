import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { RequestLimits } from '../access/request-limits.ts';
import { HttpError } from './http-error.ts';

/** Counts one request for a key. */
type Count = ReturnType<FastifyInstance['createRateLimit']>;

const WINDOW_MS = 60_000;

/** Keys whose requests are counted at once; beyond it the one that asked longest ago begins anew. */
const MAX_KEYS = 10_000;

const DECORATOR = 'rateLimitKey';

/** Counts requests by token or address in windows of one minute, each kind for itself. */
export class RateLimiter {
  readonly #limits: () => RequestLimits;
  readonly #counts: Readonly<Record<keyof RequestLimits, Count>>;

  private constructor(limits: () => RequestLimits, counts: Readonly<Record<keyof RequestLimits, Count>>) {
    this.#limits = limits;
    this.#counts = counts;
  }

  /** @param limits Those of this moment. */
  static async on(app: FastifyInstance, limits: () => RequestLimits): Promise<RateLimiter> {
    await app.register(rateLimit, { global: false, cache: MAX_KEYS });
    app.decorateRequest(DECORATOR);
    const counter = (kind: keyof RequestLimits): Count =>
      app.createRateLimit({
        timeWindow: WINDOW_MS,
        max: () => limits()[kind],
        keyGenerator: (request) => request.getDecorator<string>(DECORATOR),
      });
    return new RateLimiter(limits, { ingest: counter('ingest'), api: counter('api'), failedAuth: counter('failedAuth') });
  }

  /**
   * Counts a request and says in `RateLimit-*` headers how many are left.
   *
   * @returns The 429 to answer with if the limit is exceeded.
   */
  async count(kind: keyof RequestLimits, key: string, reply: FastifyReply): Promise<HttpError | undefined> {
    if (this.#limits()[kind] === 0) return undefined;
    const { request } = reply;
    request.setDecorator<string>(DECORATOR, key);
    const counted = await this.#counts[kind](request);
    if (counted.isAllowed) return undefined;
    const { max, remaining, ttlInSeconds, isExceeded } = counted;
    reply.headers({ 'ratelimit-limit': max, 'ratelimit-remaining': remaining, 'ratelimit-reset': ttlInSeconds });
    if (!isExceeded) return undefined;
    return new HttpError(429, `${PROBLEMS[kind]} ${max} a minute; try again in ${ttlInSeconds} s`, { 'retry-after': String(ttlInSeconds) });
  }
}

const PROBLEMS: Readonly<Record<keyof RequestLimits, string>> = {
  ingest: 'This token has sent more requests with telemetry than the limit of',
  api: 'This token has asked more of the API than the limit of',
  failedAuth: 'More requests without a known token came from this address than the limit of',
};

/** By what a sender without a token is known: its address, of IPv6 the network of 64 bits that one subscriber has. */
export function senderOf(request: FastifyRequest): string {
  return rateLimit.normalizeIP(request.ip);
}
