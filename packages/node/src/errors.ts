/** SDKs that `register({ require })` names are not instrumented; what each of them lacks is in the message. */
export class NotInstrumentedError extends Error {
  readonly code = 'SPANCOST_NOT_INSTRUMENTED' as const;
  /** Package names of these SDKs. */
  readonly sdks: readonly string[];

  constructor(sdks: readonly string[], problems: readonly string[]) {
    super(`spancost: what register({ require }) asks for is not instrumented: ${problems.join('; ')}`);
    this.name = 'NotInstrumentedError';
    this.sdks = sdks;
  }
}
