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

/**
 * Slope of y over x with its 95 % confidence interval: the median of the slopes between all pairs of points (Theil and Sen), so that
 * a few points that are far off do not move it.
 *
 * @throws RangeError for fewer than ten points, which bound nothing.
 * @see P. K. Sen, Estimates of the regression coefficient based on Kendall's tau, 1968
 */
export function slope(points: readonly { readonly x: number; readonly y: number }[]): Estimate {
  const count = points.length;
  if (count < 10) throw new RangeError(`a slope needs at least 10 points to have bounds, there are ${count}; take more samples`);
  const slopes = points.flatMap((a, index) => points.slice(index + 1).map((b) => (b.y - a.y) / (b.x - a.x))).toSorted((a, b) => a - b);
  const spread = Z * Math.sqrt((count * (count - 1) * (2 * count + 5)) / 18);
  const low = Math.max(0, Math.floor((slopes.length - spread) / 2));
  const high = Math.min(slopes.length - 1, Math.ceil((slopes.length + spread) / 2));
  const middle = (slopes[Math.floor((slopes.length - 1) / 2)]! + slopes[Math.floor(slopes.length / 2)]!) / 2;
  return { median: middle, low: slopes[low]!, high: slopes[high]! };
}
