import type { MutableUsage } from '../answer/usage-attributes.ts';
import { count, list, text } from '../json-fields.ts';

/** Counts of tokens as Bedrock makes them: the input excludes what was read from or written to the cache. */
export interface BedrockCounts {
  readonly input: number | undefined;
  readonly output: number | undefined;
  readonly cacheRead?: number | undefined;
  readonly cacheWrite?: number | undefined;
  readonly cacheWrite5m?: number | undefined;
  readonly cacheWrite1h?: number | undefined;
}

/** The usage of such counts, whose input includes the cache: 36 fresh + 64 read + 30 written are 130. */
export function usageOf({ input, output, cacheRead, cacheWrite, cacheWrite5m, cacheWrite1h }: BedrockCounts): MutableUsage {
  if (input === undefined) return { outputTokens: output };
  const written = cacheWrite ?? sum(cacheWrite5m, cacheWrite1h);
  return {
    inputTokens: input + (cacheRead ?? 0) + (written ?? 0),
    outputTokens: output,
    cacheReadTokens: cacheRead,
    cacheWriteTokens: written,
    cacheWrite5mTokens: cacheWrite5m,
    cacheWrite1hTokens: cacheWrite1h,
  };
}

/** `TokenUsage` of Converse, and that of Nova's own body, which calls cached tokens otherwise. */
export function tokenUsage(usage: unknown): MutableUsage {
  return usageOf({
    input: count(usage, 'inputTokens'),
    output: count(usage, 'outputTokens'),
    cacheRead: count(usage, 'cacheReadInputTokens') ?? count(usage, 'cacheReadInputTokenCount'),
    cacheWrite: count(usage, 'cacheWriteInputTokens') ?? count(usage, 'cacheWriteInputTokenCount'),
    cacheWrite5m: written(usage, '5m'),
    cacheWrite1h: written(usage, '1h'),
  });
}

/** `amazon-bedrock-invocationMetrics` in the last chunk of a streamed answer, of every vendor's models. */
export function invocationMetrics(metrics: unknown): MutableUsage {
  return usageOf({
    input: count(metrics, 'inputTokenCount'),
    output: count(metrics, 'outputTokenCount'),
    cacheRead: count(metrics, 'cacheReadInputTokenCount'),
    cacheWrite: count(metrics, 'cacheWriteInputTokenCount'),
  });
}

/** Tokens that were written to the cache for so long; undefined if the answer does not tell writes apart. */
function written(usage: unknown, ttl: string): number | undefined {
  return list(usage, 'cacheDetails').reduce<number | undefined>(
    (tokens, detail) => (text(detail, 'ttl') === ttl ? sum(tokens, count(detail, 'inputTokens')) : tokens),
    undefined,
  );
}

function sum(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? b : a + (b ?? 0);
}
