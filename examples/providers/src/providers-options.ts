/** How the stand-in listens and how patient it is. */
export interface ProvidersOptions {
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** Default 0: any free port. */
  readonly port?: number;
  /** Wait before the first byte in scenario `slow`; default 1,000. */
  readonly slowMs?: number;
  /** Wait before each event in scenario `slow-stream`; default 50. */
  readonly eventDelayMs?: number;
  /** What 429, 500 and 529 tell the SDK to wait before its retry; default 50. */
  readonly retryAfterMs?: number;
  /** How many requests and stored responses are kept; default 10,000. */
  readonly keep?: number;
  /** Clock of `created` and `created_at`; default the system's. */
  readonly now?: () => Date;
}

/** {@link ProvidersOptions} with every default filled in. */
export type ProvidersConfig = Required<ProvidersOptions>;

/** The options with their defaults. */
export function configOf(options: ProvidersOptions): ProvidersConfig {
  return {
    host: '127.0.0.1',
    port: 0,
    slowMs: 1000,
    eventDelayMs: 50,
    retryAfterMs: 50,
    keep: 10_000,
    now: () => new Date(),
    ...options,
  };
}
