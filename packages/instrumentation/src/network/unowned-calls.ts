/** Calls that the network saw and no instrumented SDK. */
export interface UnownedCalls {
  readonly provider: string;
  readonly host: string;
  readonly calls: number;
}
