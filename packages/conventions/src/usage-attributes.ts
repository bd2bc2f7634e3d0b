import * as names from './attributes.ts';
import type { UsageField } from './usage.ts';

/** The attribute of each field of a usage. */
export const USAGE_ATTRIBUTES: Readonly<Record<UsageField, string>> = {
  inputTokens: names.ATTR_GEN_AI_USAGE_INPUT_TOKENS,
  outputTokens: names.ATTR_GEN_AI_USAGE_OUTPUT_TOKENS,
  cacheReadTokens: names.ATTR_GEN_AI_USAGE_CACHE_READ_INPUT_TOKENS,
  cacheWriteTokens: names.ATTR_GEN_AI_USAGE_CACHE_WRITE_INPUT_TOKENS,
  cacheWrite5mTokens: names.ATTR_SPANCOST_USAGE_CACHE_WRITE_5M,
  cacheWrite30mTokens: names.ATTR_SPANCOST_USAGE_CACHE_WRITE_30M,
  cacheWrite1hTokens: names.ATTR_SPANCOST_USAGE_CACHE_WRITE_1H,
  cacheWrite12hTokens: names.ATTR_SPANCOST_USAGE_CACHE_WRITE_12H,
  reasoningTokens: names.ATTR_GEN_AI_USAGE_REASONING_OUTPUT_TOKENS,
  inputAudioTokens: names.ATTR_GEN_AI_USAGE_AUDIO_INPUT_TOKENS,
  inputImageTokens: names.ATTR_GEN_AI_USAGE_IMAGE_INPUT_TOKENS,
  inputVideoTokens: names.ATTR_SPANCOST_USAGE_VIDEO_INPUT_TOKENS,
  cacheReadAudioTokens: names.ATTR_GEN_AI_USAGE_AUDIO_CACHE_READ_INPUT_TOKENS,
  cacheReadImageTokens: names.ATTR_GEN_AI_USAGE_IMAGE_CACHE_READ_INPUT_TOKENS,
  cacheReadVideoTokens: names.ATTR_SPANCOST_USAGE_VIDEO_CACHE_READ_TOKENS,
  outputAudioTokens: names.ATTR_GEN_AI_USAGE_AUDIO_OUTPUT_TOKENS,
  outputImageTokens: names.ATTR_GEN_AI_USAGE_IMAGE_OUTPUT_TOKENS,
  citationTokens: names.ATTR_SPANCOST_USAGE_CITATION_TOKENS,
  totalTokens: names.ATTR_SPANCOST_USAGE_TOTAL_TOKENS,
  cacheStorageTokenHours: names.ATTR_SPANCOST_USAGE_CACHE_STORAGE,
  requests: names.ATTR_SPANCOST_USAGE_REQUESTS,
  webSearches: names.ATTR_SPANCOST_USAGE_WEB_SEARCHES,
  fileSearches: names.ATTR_SPANCOST_USAGE_FILE_SEARCHES,
  groundings: names.ATTR_SPANCOST_USAGE_GROUNDINGS,
  searchUnits: names.ATTR_SPANCOST_USAGE_SEARCH_UNITS,
  codeExecutionSeconds: names.ATTR_SPANCOST_USAGE_CODE_EXECUTION_SECONDS,
  containers: names.ATTR_SPANCOST_USAGE_CONTAINERS,
  audioSeconds: names.ATTR_SPANCOST_USAGE_AUDIO_SECONDS,
  videoSeconds: names.ATTR_SPANCOST_USAGE_VIDEO_SECONDS,
  characters: names.ATTR_SPANCOST_USAGE_CHARACTERS,
  pages: names.ATTR_SPANCOST_USAGE_PAGES,
  images: names.ATTR_SPANCOST_USAGE_IMAGES,
};

/** The fields by their attributes. */
export const FIELD_OF_ATTRIBUTE: ReadonlyMap<string, UsageField> = new Map(
  (Object.entries(USAGE_ATTRIBUTES) as [UsageField, string][]).map(([field, name]) => [name, field]),
);
