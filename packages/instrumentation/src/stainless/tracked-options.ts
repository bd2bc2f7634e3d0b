import type { MaybePromise, RequestOptions, StainlessClient } from './client.ts';
import { TrackedRequest, type RequestTracker } from './tracked-request.ts';

/**
 * The options of a request on their way to the SDK, which gives them to `makeRequest` as they are. An SDK that has something to
 * do before (to authenticate, to start a span of its own) awaits them itself; then the call begins there.
 */
export class TrackedOptions implements PromiseLike<RequestOptions> {
  readonly tracked: TrackedRequest = new TrackedRequest();
  readonly #client: StainlessClient;
  /** As the resource method gave them. */
  readonly given: MaybePromise<RequestOptions>;
  readonly #tracker: RequestTracker;
  readonly #begun: WeakMap<RequestOptions, TrackedRequest>;
  #options: Promise<RequestOptions> | undefined;

  /** What is begun by whoever awaits these options is found in `begun`, by the options to send. */
  constructor(
    client: StainlessClient,
    given: MaybePromise<RequestOptions>,
    tracker: RequestTracker,
    begun: WeakMap<RequestOptions, TrackedRequest>,
  ) {
    this.#client = client;
    this.given = given;
    this.#tracker = tracker;
    this.#begun = begun;
  }

  /** Begins the call: the options to send. */
  begin(resolved: RequestOptions): RequestOptions {
    return this.#tracker.begin(this.#client, resolved, this.tracked);
  }

  /** Begins the call for an SDK that awaits the options. */
  // oxlint-disable-next-line unicorn/no-thenable -- the options of resource methods are a promise, and are awaited
  then<A = RequestOptions, B = never>(
    resolved?: ((options: RequestOptions) => A | PromiseLike<A>) | null,
    rejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    this.#options ??= Promise.resolve(this.given).then((given) => {
      const options = this.begin(given);
      if (this.tracked.context !== undefined || this.tracked.refusal !== undefined) this.#begun.set(options, this.tracked);
      return options;
    });
    return this.#options.then(resolved, rejected);
  }
}
