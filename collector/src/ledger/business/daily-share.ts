/**
 * What each day of a stretch has of an amount, in whole units, but the last one, which has what is left: `amount - daily * (days - 1)`.
 * It is rounded towards zero, so that amounts below zero are spread as those above.
 *
 * @example dailyShare(100n, 3) // 33n: days of 33, 33 and 34
 */
export function dailyShare(amount: bigint, days: number): bigint {
  return amount / BigInt(days);
}
