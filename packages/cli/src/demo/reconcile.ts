import { Money } from '@spancost/prices';

/** What each part of the system says about the same calls. */
export interface Sides {
  /** Calls that the application made. */
  readonly calls: number;
  /** Spans of calls that reached the trace back end. */
  readonly spans: number;
  /** Charges in the ledger. */
  readonly ledgerRows: number;
  /** US dollars, exact. */
  readonly spansUsd: string;
  /** US dollars, exact. */
  readonly ledgerUsd: string;
  /** US dollars, to double precision. */
  readonly metricsUsd: number;
}

/** Doubles that are sums of thousands of doubles agree to about this share. */
const DOUBLE_PRECISION = 1e-12;

/** Every difference between the sides in words; none means that they agree. */
export function differencesOf(sides: Sides): readonly string[] {
  const differences: string[] = [];
  if (sides.spans !== sides.calls) differences.push(`${sides.calls} calls were made, ${sides.spans} spans arrived`);
  if (sides.ledgerRows !== sides.calls) differences.push(`${sides.calls} calls were made, the ledger has ${sides.ledgerRows} charges`);
  if (!new Money(sides.spansUsd).eq(sides.ledgerUsd))
    differences.push(`the spans sum to $${sides.spansUsd}, the ledger to $${sides.ledgerUsd}`);
  const ledger = new Money(sides.ledgerUsd).toNumber();
  // The negation also catches NaN.
  if (!(Math.abs(sides.metricsUsd - ledger) <= DOUBLE_PRECISION * Math.max(1, ledger))) {
    differences.push(`/metrics shows $${sides.metricsUsd}, the ledger sums to $${sides.ledgerUsd}`);
  }
  return differences;
}
