/** What was used. */
export interface Used {
  readonly requests: number;
  readonly tokens: number;
}

/** Numbers above which a minute has too much; one that is missing bounds nothing. */
export interface MinuteBounds {
  readonly requestsPerMinute?: number;
  readonly tokensPerMinute?: number;
}

const SECOND_MS = 1000;
const SECONDS = 60;

/**
 * What was used in the last minute, second by second: the second of now and the sixty before it, so that nothing of the last
 * sixty seconds is left out, and nothing is counted that is older than sixty-one. What comes late counts in its own second.
 */
export class SlidingMinute {
  readonly #seconds: Map<number, { requests: number; tokens: number }> = new Map();

  /** @param at And `now`: in milliseconds since the epoch. What is of the future counts now, what is too old not at all. */
  add(at: number, now: number, { requests, tokens }: Used): void {
    const second = secondOf(Math.min(at, now));
    if (second < secondOf(now) - SECONDS) return;
    const known = this.#seconds.get(second);
    if (known === undefined) this.#seconds.set(second, { requests, tokens });
    else {
      known.requests += requests;
      known.tokens += tokens;
    }
  }

  /** Never below zero: what was counted before may be taken back later. */
  used(now: number): Used {
    let [requests, tokens] = [0, 0];
    for (const [second, counts] of this.#seconds) {
      if (second < secondOf(now) - SECONDS) this.#seconds.delete(second);
      else if (second <= secondOf(now)) {
        requests += counts.requests;
        tokens += counts.tokens;
      }
    }
    return { requests: Math.max(0, requests), tokens: Math.max(0, tokens) };
  }

  /** From when on the minute is below its bounds if nothing is added; `now` if it is already. In milliseconds since the epoch. */
  freeAt(now: number, { requestsPerMinute = Infinity, tokensPerMinute = Infinity }: MinuteBounds): number {
    let { requests, tokens } = this.used(now);
    if (requests < requestsPerMinute && tokens < tokensPerMinute) return now;
    for (const [second, counts] of [...this.#seconds].toSorted(([a], [b]) => a - b)) {
      requests -= counts.requests;
      tokens -= counts.tokens;
      if (requests < requestsPerMinute && tokens < tokensPerMinute) return (second + SECONDS + 1) * SECOND_MS;
    }
    return now + (SECONDS + 1) * SECOND_MS;
  }
}

function secondOf(at: number): number {
  return Math.floor(at / SECOND_MS);
}
