import type { Exchange } from '../exchange.ts';
import { isObject, type JsonObject } from '../json.ts';
import type { PlannedAnswer } from '../planned-answer.ts';
import { tokensOf, tokensOfJson } from '../tokens.ts';

/** What a call used; the input excludes what was read from or written to the cache. */
export interface BedrockUsage {
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  readonly cacheWrite5m: number;
  readonly cacheWrite1h: number;
}

/** A count of a usage under a name of its own, with what the header `x-raw-usage` says over it. */
export function withRaw(usage: JsonObject, raw: JsonObject | undefined): JsonObject {
  return raw === undefined ? usage : { ...usage, ...raw };
}

/** What `x-usage` says, its details 0 where it leaves them out; without it, what was counted. */
export function bedrockUsage(exchange: Exchange, prompt: number, answer: PlannedAnswer): BedrockUsage {
  const given = exchange.usage;
  return {
    input: given?.inputTokens ?? prompt,
    output: given?.outputTokens ?? answer.outputTokens,
    cacheRead: given?.cacheRead ?? given?.cachedTokens ?? 0,
    cacheWrite5m: given?.cacheWrite5m ?? 0,
    cacheWrite1h: given?.cacheWrite1h ?? 0,
  };
}

/**
 * `usage` of Converse. The total is that of all sides, cached ones among them.
 *
 * @see @aws-sdk/client-bedrock-runtime `TokenUsage`
 */
export function tokenUsage({ input, output, cacheRead, cacheWrite5m, cacheWrite1h }: BedrockUsage): JsonObject {
  const written = cacheWrite5m + cacheWrite1h;
  const details = [
    { ttl: '1h', inputTokens: cacheWrite1h },
    { ttl: '5m', inputTokens: cacheWrite5m },
  ].filter(({ inputTokens }) => inputTokens > 0);
  return {
    inputTokens: input,
    outputTokens: output,
    totalTokens: input + output + cacheRead + written,
    cacheReadInputTokens: cacheRead,
    cacheWriteInputTokens: written,
    ...(written === 0 ? {} : { cacheDetails: details }),
  };
}

/** The headers of a whole answer that tell what it used. */
export function usageHeaders({ input, output, cacheRead, cacheWrite5m, cacheWrite1h }: BedrockUsage): Readonly<Record<string, string>> {
  const written = cacheWrite5m + cacheWrite1h;
  return {
    'x-amzn-bedrock-input-token-count': String(input),
    'x-amzn-bedrock-output-token-count': String(output),
    ...(cacheRead === 0 ? {} : { 'x-amzn-bedrock-cache-read-input-token-count': String(cacheRead) }),
    ...(written === 0 ? {} : { 'x-amzn-bedrock-cache-write-input-token-count': String(written) }),
  };
}

/** What the last chunk of a streamed answer of any model tells beside the model's own fields. */
export function invocationMetrics({ input, output, cacheRead, cacheWrite5m, cacheWrite1h }: BedrockUsage): JsonObject {
  return {
    inputTokenCount: input,
    outputTokenCount: output,
    invocationLatency: 311,
    firstByteLatency: 97,
    cacheReadInputTokenCount: cacheRead,
    cacheWriteInputTokenCount: cacheWrite5m + cacheWrite1h,
  };
}

/** Tokens of a prompt: of texts four characters each, of all else those of its JSON. */
export function promptTokens(prompt: unknown): number {
  if (typeof prompt === 'string') return tokensOf(prompt);
  if (Array.isArray(prompt)) return prompt.reduce<number>((sum, part) => sum + promptTokens(part), 0);
  if (isObject(prompt)) return promptTokens(prompt['text'] ?? prompt['content']);
  return tokensOfJson(prompt);
}

/** The tier that served a request: the one that `x-usage` names, else the one that was asked for. */
export function servedTier(exchange: Exchange, asked: unknown): string {
  return exchange.usage?.serviceTier ?? (typeof asked === 'string' ? asked : 'default');
}
