import { HttpError } from '../http-error.ts';

/**
 * The longest that a sender is asked to wait, in seconds. OpenTelemetry's exporters give a request ten seconds in all, attempts
 * included.
 */
const LONGEST_WAIT_S = 3;

/**
 * The bytes that all requests under way hold together: their bodies as they were sent, as they are without their encoding, and
 * what was decoded from them. What would bring them above the limit is turned away before it is taken into memory.
 */
export class InFlight {
  readonly #maxBytes: number;
  #bytes = 0;
  #turnedAway = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** What is held now. */
  get bytes(): number {
    return this.#bytes;
  }

  /** A request's part of it: nothing yet. */
  share(): Share {
    return new Share({
      grow: (bytes, own) => {
        // A request that has everything to itself goes through: turned away, it would never find more room.
        if (this.#bytes + bytes > this.#maxBytes && this.#bytes > own)
          throw this.overloaded('requests under way hold limits.in_flight bytes');
        this.#bytes += bytes;
      },
      shrink: (bytes) => void (this.#bytes -= bytes),
    });
  }

  /**
   * The answer to a request that there is no room for: a 503, which every OTLP exporter sends again; a 429 is dropped by that of
   * Python. Senders turned away together are asked to come back one second apart.
   */
  overloaded(problem: string): HttpError {
    this.#turnedAway += 1;
    const seconds = 1 + (this.#turnedAway % LONGEST_WAIT_S);
    return new HttpError(503, `The collector is overloaded: ${problem}. Nothing was taken; send it again in ${seconds} s.`, {
      'retry-after': String(seconds),
    });
  }
}

interface Whole {
  readonly grow: (bytes: number, own: number) => void;
  readonly shrink: (bytes: number) => void;
}

/** What one request holds; it is given back once the request is answered and nothing works on it any more. */
export class Share {
  readonly #whole: Whole;
  #bytes = 0;
  #working = 0;
  #isOver = false;

  constructor(whole: Whole) {
    this.#whole = whole;
  }

  /** @throws HttpError 503 if there is no room. */
  take(bytes: number): void {
    this.#whole.grow(bytes, this.#bytes);
    this.#bytes += bytes;
  }

  giveBack(bytes: number): void {
    this.#whole.shrink(bytes);
    this.#bytes -= bytes;
  }

  /** The result of work on what the share holds, which is kept until it ends, even if the sender has gone. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.#working += 1;
    try {
      return await work();
    } finally {
      this.#working -= 1;
      this.#settle();
    }
  }

  /** The request has been answered, or its sender has gone. */
  end(): void {
    this.#isOver = true;
    this.#settle();
  }

  #settle(): void {
    if (this.#isOver && this.#working === 0) this.giveBack(this.#bytes);
  }
}
