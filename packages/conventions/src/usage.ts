/**
 * What a call used, in tokens. A field that is missing is unknown, which is not zero. The fields are OpenTelemetry's:
 * the input includes what was cached, the output includes reasoning.
 *
 * @example
 * // 2,400 fresh + 96,000 read + 4,600 written of which 1,500 live for an hour
 * const usage: Usage = { inputTokens: 103_000, cacheReadTokens: 96_000, cacheWriteTokens: 4_600,
 *   cacheWrite5mTokens: 3_100, cacheWrite1hTokens: 1_500, outputTokens: 1_850 };
 */
export interface Usage {
  /** All input, cached tokens included. */
  readonly inputTokens?: number;
  /** All output, reasoning included. */
  readonly outputTokens?: number;
  /** Read from a cache; part of the input. */
  readonly cacheReadTokens?: number;
  /** Written to a cache; part of the input. */
  readonly cacheWriteTokens?: number;
  /** Written to a cache for five minutes; part of the cache writes. */
  readonly cacheWrite5mTokens?: number;
  /** Written to a cache for an hour; part of the cache writes. */
  readonly cacheWrite1hTokens?: number;
  /** Spent on reasoning; part of the output. */
  readonly reasoningTokens?: number;
}

/** The fields of {@link Usage}, in the order in which they are shown. */
export const USAGE_FIELDS: readonly (keyof Usage)[] = [
  'inputTokens',
  'outputTokens',
  'cacheReadTokens',
  'cacheWriteTokens',
  'cacheWrite5mTokens',
  'cacheWrite1hTokens',
  'reasoningTokens',
];

/** One impossible thing about a usage; `field` is what it was found in. */
export interface UsageProblem {
  readonly code: UsageProblemCode;
  readonly field: string;
  readonly message: string;
}

export type UsageProblemCode = 'not_a_count' | 'negative' | 'cache_exceeds_input' | 'ttl_exceeds_cache_write' | 'reasoning_exceeds_output';

/**
 * What cannot be true about a usage: counts that are no whole numbers, negative counts, parts above their whole.
 * An empty list means that the usage can be priced as it is.
 */
export function problemsOf(usage: Usage): readonly UsageProblem[] {
  const problems: UsageProblem[] = [];
  for (const field of USAGE_FIELDS) {
    const value = usage[field];
    if (value === undefined) continue;
    if (!Number.isSafeInteger(value)) problems.push({ code: 'not_a_count', field, message: `${field} is ${value}, not a whole number` });
    else if (value < 0) problems.push({ code: 'negative', field, message: `${field} is ${value}, below zero` });
  }
  if (problems.length > 0) return problems;
  const { inputTokens = 0, outputTokens, cacheReadTokens = 0, cacheWriteTokens, reasoningTokens = 0 } = usage;
  const ttl = (usage.cacheWrite5mTokens ?? 0) + (usage.cacheWrite1hTokens ?? 0);
  const written = cacheWriteTokens ?? ttl;
  if (ttl > written)
    problems.push({
      code: 'ttl_exceeds_cache_write',
      field: 'cacheWriteTokens',
      message: `cache writes by time to live are ${ttl}, above all cache writes, ${written}`,
    });
  if (cacheReadTokens + written > inputTokens)
    problems.push({
      code: 'cache_exceeds_input',
      field: 'inputTokens',
      message: `cached tokens are ${cacheReadTokens + written}, above the input, ${inputTokens}, which includes them`,
    });
  if (outputTokens !== undefined && reasoningTokens > outputTokens)
    problems.push({
      code: 'reasoning_exceeds_output',
      field: 'outputTokens',
      message: `reasoning tokens are ${reasoningTokens}, above the output, ${outputTokens}, which includes them`,
    });
  return problems;
}
