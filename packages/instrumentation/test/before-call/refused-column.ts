/** What came of one way to call an SDK whose calls are all refused. */
export interface RefusedCell {
  /** How often the hook was asked. */
  readonly asked: number;
  /** Requests that reached the providers, by method and path. */
  readonly requests: readonly string[];
  /** Errors that the user saw and that are the very ones that the hook threw. */
  readonly refusals: number;
  /** Names and messages of all other errors that the user saw. */
  readonly others: readonly string[];
  readonly unhandled: number;
  /** Spans that say that their call was refused, and the names of all others. */
  readonly refusedSpans: number;
  readonly otherSpans: readonly string[];
  /** Spans that did not end. */
  readonly open: number;
  /** What was told to OpenTelemetry's diagnostics. */
  readonly told: readonly string[];
}

/** What one SDK gave in one major and one module system. */
export interface RefusedColumn {
  readonly installed: string;
  readonly format: string;
  /** All ways to call it, each with the names of the spans that it makes where nothing is refused. */
  readonly shapes: Readonly<Record<string, RefusedCell & { readonly spans: readonly string[] }>>;
  /** Scenarios of the matrix. */
  readonly scenarios: Readonly<Record<string, RefusedCell>>;
  /** Classes of what a call in one piece and a streamed one return, while they are let go and while they are refused. */
  readonly returned: { readonly sent: readonly string[]; readonly refused: readonly string[] };
}
