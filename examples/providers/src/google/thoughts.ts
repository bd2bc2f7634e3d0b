import { isObject, type JsonObject } from '../json.ts';

/** Tokens that a thinking model spends before it answers, if its budget allows. */
const THOUGHT_TOKENS = 128;

/** By the level that newer models take instead of a budget. @see @google/genai `ThinkingLevel` */
const TOKENS_BY_LEVEL: Readonly<Record<string, number>> = { MINIMAL: 0, LOW: 64, MEDIUM: 128, HIGH: 512 };

/**
 * Tokens of the thoughts of a model: `thoughtTokens('gemini-2.5-flash', {})` is 128, of gemini-2.0 and of the lite models 0
 * unless they are asked to think, and a budget of 0 switches them off.
 *
 * @see @google/genai `ThinkingConfig`; https://ai.google.dev/gemini-api/docs/thinking
 */
export function thoughtTokens(model: string, config: JsonObject): number {
  const thinking = isObject(config['thinkingConfig']) ? config['thinkingConfig'] : {};
  const budget = thinking['thinkingBudget'];
  if (typeof budget === 'number' && budget >= 0) return Math.min(THOUGHT_TOKENS, budget);
  const level = TOKENS_BY_LEVEL[String(thinking['thinkingLevel']).toUpperCase()];
  if (level !== undefined) return level;
  return /gemini-(?:2\.5|[3-9])/.test(model) && !/lite|image|embedding|tts/.test(model) ? THOUGHT_TOKENS : 0;
}
