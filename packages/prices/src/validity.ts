/** What a statement of a book says about its own time. */
interface DatedStatement {
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly recordedAt: string;
}

/** When a statement holds, and since when the book knows it, in milliseconds since the epoch. */
export interface Validity {
  readonly from: number;
  /** First instant at which it no longer holds. */
  readonly to: number;
  readonly recordedAt: number;
}

/** Times as numbers; a statement without a start or an end holds from or to the end of time. */
export function validityOf({ validFrom, validTo, recordedAt }: DatedStatement): Validity {
  return {
    from: validFrom === undefined ? Number.NEGATIVE_INFINITY : Date.parse(validFrom),
    to: validTo === undefined ? Number.POSITIVE_INFINITY : Date.parse(validTo),
    recordedAt: Date.parse(recordedAt),
  };
}

/** Whether a statement is about an instant, of what the book knew at another. */
export function isInForce({ from, to, recordedAt }: Validity, at: number, knownAt: number): boolean {
  return at >= from && at < to && recordedAt <= knownAt;
}
