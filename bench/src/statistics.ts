/** A median and the bounds that hold the true one in 95 of 100 runs. */
export interface Estimate {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** Two-sided 95 % of the normal distribution. */
const Z = 1.96;

/**
 * Median with its 95 % confidence interval by order statistics: nothing is assumed about the distribution. The bounds are
 * the values at ranks n/2 ± 0.98√n, rounded outward; of 100 values the 40th and the 61st.
 *
 * @throws RangeError for fewer than ten values, which bound nothing.
 */
export function estimate(values: readonly number[]): Estimate {
  const sorted = values.toSorted((a, b) => a - b);
  const count = sorted.length;
  if (count < 10)
    throw new RangeError(`a median needs at least 10 values to have bounds, there are ${count}; let the benchmark run longer`);
  const half = (Z * Math.sqrt(count)) / 2;
  const low = Math.max(1, Math.floor(count / 2 - half));
  const high = Math.min(count, Math.ceil(count / 2 + half + 1));
  const middle = (sorted[Math.floor((count - 1) / 2)]! + sorted[Math.floor(count / 2)]!) / 2;
  return { median: middle, low: sorted[low - 1]!, high: sorted[high - 1]! };
}

/** Combines two series round by round: what a round slowed down it slowed down in both. */
export function paired(a: readonly number[], b: readonly number[], combine: (a: number, b: number) => number): readonly number[] {
  return a.map((value, round) => combine(value, b[round]!));
}
