/** Why it is not known what was spent. */
export type SpendUnknownReason = 'unreachable' | 'timed_out' | 'refused' | 'not_understood' | 'not_configured';

/** It is not known what was spent: the collector could not be asked, or would not answer. Unknown is never zero. */
export class SpendUnknownError extends Error {
  readonly code = 'SPANCOST_SPEND_UNKNOWN' as const;
  /** `refused`: it answered with `status`; `not_configured`: the address or the token cannot be one. */
  readonly reason: SpendUnknownReason;
  /** Of the answer, where it was refused: 400 for a question that cannot be asked, 401 and 403 for the token. */
  readonly status: number | undefined;

  constructor(reason: SpendUnknownReason, message: string, { status, cause }: { readonly status?: number; readonly cause?: unknown } = {}) {
    super(`spancost: ${message}`, { cause });
    this.name = 'SpendUnknownError';
    this.reason = reason;
    this.status = status;
  }
}
