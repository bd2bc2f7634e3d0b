/** What one call is to go like; an SDK that cannot take an option says so in what it {@link SdkUnderTest.lacks}. */
export interface CallOptions {
  /** Scenario of the stand-in. */
  readonly scenario?: string;
  /** What the stand-in sends in place of an answer. */
  readonly rawAnswer?: string;
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
  /** How often the SDK itself may try again; default 0. */
  readonly retries?: number;
}

/** What every SDK can do: one call in one piece, and one streamed call with many events. */
export interface Driver {
  ask(options?: CallOptions): PromiseLike<unknown>;
  open(options?: CallOptions): PromiseLike<AsyncIterable<unknown>>;
  /** Calls of other methods, for which bad answers are tried as well. */
  readonly also?: readonly ((options: CallOptions) => PromiseLike<unknown>)[];
}

/** What a scenario may need beside an SDK. */
export interface Bench<D extends Driver = Driver> {
  /** Of a client that is older than its instrumentation. */
  readonly older: D;
  /** Resolves when the provider has answered what was asked before, and whoever asked has been told. */
  readonly settled: () => Promise<void>;
  /** Does something while telemetry is broken in the way that has this name in `BROKEN_TELEMETRY`. */
  readonly whileBroken: (name: string, act: () => Promise<unknown>) => Promise<unknown>;
}

/** Does what a scenario is about; what it gives back is all that the user of the SDK sees. */
export type Run<D extends Driver = Driver> = (driver: D, bench: Bench<D>) => PromiseLike<unknown>;

/** The headers that ask the stand-in for what the options say. */
export function headersOf({ scenario, rawAnswer }: CallOptions): Record<string, string> {
  return {
    ...(scenario === undefined ? {} : { 'x-scenario': scenario }),
    ...(rawAnswer === undefined ? {} : { 'x-raw-answer': rawAnswer }),
  };
}
