import type { Exchange } from '../exchange.ts';
import type { PlannedAnswer } from '../planned-answer.ts';

/** Token counts of an OpenAI answer, before they get the names of one of the APIs. */
export interface OpenAiUsage {
  /** Cached tokens included. */
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cachedTokens: number;
  readonly cacheWriteTokens: number;
  readonly reasoningTokens: number;
}

/** Prompts shorter than this are never cached, and longer ones in steps. @see https://platform.openai.com/docs/guides/prompt-caching */
const CACHE_FROM_TOKENS = 1024;
const CACHE_STEP_TOKENS = 128;

/**
 * Usage of an answer: what `x-usage` says, its details 0 where it leaves them out; without it, what was counted.
 *
 * @param promptTokens all tokens of the prompt
 * @param prefixTokens those that an earlier request may have shared: all but the last message
 */
export function openaiUsage(exchange: Exchange, promptTokens: number, prefixTokens: number, answer: PlannedAnswer): OpenAiUsage {
  const given = exchange.usage;
  if (given !== undefined)
    return {
      inputTokens: given.inputTokens ?? promptTokens,
      outputTokens: given.outputTokens ?? answer.outputTokens,
      cachedTokens: given.cachedTokens ?? given.cacheRead ?? 0,
      cacheWriteTokens: given.cacheWrite ?? 0,
      reasoningTokens: given.reasoningTokens ?? 0,
    };
  return {
    inputTokens: promptTokens,
    outputTokens: answer.outputTokens,
    cachedTokens: exchange.isCacheWarm ? cachedTokens(prefixTokens) : 0,
    cacheWriteTokens: 0,
    reasoningTokens: answer.reasoningTokens,
  };
}

/** How much of a known prefix is read from the cache: `cachedTokens(1500)` is 1,408, `cachedTokens(1000)` is 0. */
export function cachedTokens(prefixTokens: number): number {
  return prefixTokens < CACHE_FROM_TOKENS ? 0 : Math.floor(prefixTokens / CACHE_STEP_TOKENS) * CACHE_STEP_TOKENS;
}
