import type { Attributes } from '@opentelemetry/api';
import {
  ATTR_GEN_AI_USAGE_CACHE_READ_INPUT_TOKENS,
  ATTR_GEN_AI_USAGE_CACHE_WRITE_INPUT_TOKENS,
  ATTR_GEN_AI_USAGE_INPUT_TOKENS,
  ATTR_GEN_AI_USAGE_OUTPUT_TOKENS,
  ATTR_GEN_AI_USAGE_REASONING_OUTPUT_TOKENS,
  ATTR_SPANCOST_USAGE_CACHE_WRITE_1H,
  ATTR_SPANCOST_USAGE_CACHE_WRITE_5M,
  type Usage,
} from '@spancost/conventions';

const NAMES: readonly (readonly [keyof Usage, string])[] = [
  ['inputTokens', ATTR_GEN_AI_USAGE_INPUT_TOKENS],
  ['outputTokens', ATTR_GEN_AI_USAGE_OUTPUT_TOKENS],
  ['cacheReadTokens', ATTR_GEN_AI_USAGE_CACHE_READ_INPUT_TOKENS],
  ['cacheWriteTokens', ATTR_GEN_AI_USAGE_CACHE_WRITE_INPUT_TOKENS],
  ['cacheWrite5mTokens', ATTR_SPANCOST_USAGE_CACHE_WRITE_5M],
  ['cacheWrite1hTokens', ATTR_SPANCOST_USAGE_CACHE_WRITE_1H],
  ['reasoningTokens', ATTR_GEN_AI_USAGE_REASONING_OUTPUT_TOKENS],
];

/** A {@link Usage} whose counts are filled in as they are read. */
export type MutableUsage = { -readonly [K in keyof Usage]?: number | undefined };

/** Adds the attributes of a usage; unknown counts add none, a zero is set. */
export function addUsage(attributes: Attributes, usage: MutableUsage): void {
  for (const [key, name] of NAMES) {
    const count = usage[key];
    if (count !== undefined) attributes[name] = count;
  }
}
