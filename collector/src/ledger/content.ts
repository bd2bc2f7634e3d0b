/** What was asked and answered by one call, each part as JSON; missing where nothing was told. */
export interface KeptContent {
  readonly callId: string;
  readonly recordedAt: number;
  readonly tenant?: string;
  readonly user?: string;
  readonly input?: string;
  readonly output?: string;
  readonly system?: string;
}

/** Prompts and answers, apart from the entries of the ledger and with an end of their own. */
export interface LedgerContent {
  of(callId: string): Promise<KeptContent | undefined>;
  /** Of which of these calls there is some. */
  isKept(callIds: readonly string[]): Promise<ReadonlySet<string>>;
  /**
   * Writes content of calls of which there is none yet, but for that of somebody who has been forgotten. No writer may be at work.
   *
   * @throws LedgerUnavailableError if nothing was written.
   */
  keep(contents: readonly KeptContent[]): Promise<void>;
  /** Removes what was recorded before a moment, in milliseconds since the epoch. No writer may be at work. Returns of how many calls. */
  removeBefore(moment: number): Promise<number>;
}
