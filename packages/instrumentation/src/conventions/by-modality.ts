import type { GenAiMetricKey, Usage } from '@spancost/conventions';

/** The counter of some tokens, what they are, and how many. */
export type TokensOfAKind = readonly [GenAiMetricKey, 'audio' | 'image' | 'unknown', number];

/**
 * The tokens of a usage by what they are: what the provider said is audio or images, and the rest, of which it is not known. A
 * count that is missing gives nothing; one of zero gives a zero.
 *
 * @example byModality({ inputTokens: 300, inputImageTokens: 200, outputTokens: 0 })
 * // [['inputTokens', 'image', 200], ['inputTokens', 'unknown', 100], ['outputTokens', 'unknown', 0]]
 */
export function byModality(usage: Usage): readonly TokensOfAKind[] {
  return [
    ...split('inputTokens', usage.inputTokens, usage.inputAudioTokens, usage.inputImageTokens),
    ...split('outputTokens', usage.outputTokens, usage.outputAudioTokens, usage.outputImageTokens),
    ...split('cacheReadTokens', usage.cacheReadTokens, usage.cacheReadAudioTokens, usage.cacheReadImageTokens),
    ...split('cacheWriteTokens', usage.cacheWriteTokens, undefined, undefined),
    ...split('reasoningTokens', usage.reasoningTokens, undefined, undefined),
  ];
}

function split(key: GenAiMetricKey, all: number | undefined, audio: number | undefined, image: number | undefined): TokensOfAKind[] {
  if (all === undefined) return [];
  const kinds: TokensOfAKind[] = [];
  if (audio !== undefined && audio > 0) kinds.push([key, 'audio', audio]);
  if (image !== undefined && image > 0) kinds.push([key, 'image', image]);
  const rest = all - (audio ?? 0) - (image ?? 0);
  if (rest > 0 || kinds.length === 0) kinds.push([key, 'unknown', rest]);
  return kinds;
}
