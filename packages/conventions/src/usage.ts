/**
 * What a call used. A field that is missing is unknown, which is not zero. Tokens are counted as OpenTelemetry counts them: a
 * whole includes its parts. The input includes what was cached and what was audio, image or video; the output includes
 * reasoning, audio and images.
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
  /** Written to a cache for half an hour; part of the cache writes. */
  readonly cacheWrite30mTokens?: number;
  /** Written to a cache for an hour; part of the cache writes. */
  readonly cacheWrite1hTokens?: number;
  /** Written to a cache for twelve hours; part of the cache writes. */
  readonly cacheWrite12hTokens?: number;
  /** Spent on reasoning; part of the output. */
  readonly reasoningTokens?: number;
  /** Audio; part of the input. */
  readonly inputAudioTokens?: number;
  /** Images; part of the input. */
  readonly inputImageTokens?: number;
  /** Video; part of the input. */
  readonly inputVideoTokens?: number;
  /** Audio read from a cache; part of the cache reads and of the audio input. */
  readonly cacheReadAudioTokens?: number;
  /** Images read from a cache; part of the cache reads and of the image input. */
  readonly cacheReadImageTokens?: number;
  /** Video read from a cache; part of the cache reads and of the video input. */
  readonly cacheReadVideoTokens?: number;
  /** Audio; part of the output. */
  readonly outputAudioTokens?: number;
  /** Images; part of the output. */
  readonly outputImageTokens?: number;
  /** Tokens of cited sources, where they are counted apart from the input. */
  readonly citationTokens?: number;
  /** Input and output together, where only that is known; ignored where both sides are. */
  readonly totalTokens?: number;
  /** Tokens kept in an explicit cache, times hours. */
  readonly cacheStorageTokenHours?: number;
  /** Requests with a fee of their own. */
  readonly requests?: number;
  /** Searches of the web that a provider ran. */
  readonly webSearches?: number;
  /** Searches of files that a provider ran. */
  readonly fileSearches?: number;
  /** Grounding as the provider counts it: prompts for Gemini 2, search queries from Gemini 3 on. */
  readonly groundings?: number;
  /** Units of a rerank. */
  readonly searchUnits?: number;
  readonly codeExecutionSeconds?: number;
  /** Containers of a code interpreter. */
  readonly containers?: number;
  /** Seconds of audio, where a provider bills these and no tokens. */
  readonly audioSeconds?: number;
  /** Seconds of video, where a provider bills these and no tokens. */
  readonly videoSeconds?: number;
  readonly characters?: number;
  readonly pages?: number;
  /** Images, where a provider bills these and no tokens. */
  readonly images?: number;
}

export type UsageField = keyof Usage;

/** The fields of {@link Usage}, in the order in which they are shown. */
export const USAGE_FIELDS: readonly UsageField[] = [
  'inputTokens',
  'outputTokens',
  'cacheReadTokens',
  'cacheWriteTokens',
  'cacheWrite5mTokens',
  'cacheWrite30mTokens',
  'cacheWrite1hTokens',
  'cacheWrite12hTokens',
  'reasoningTokens',
  'inputAudioTokens',
  'inputImageTokens',
  'inputVideoTokens',
  'cacheReadAudioTokens',
  'cacheReadImageTokens',
  'cacheReadVideoTokens',
  'outputAudioTokens',
  'outputImageTokens',
  'citationTokens',
  'totalTokens',
  'cacheStorageTokenHours',
  'requests',
  'webSearches',
  'fileSearches',
  'groundings',
  'searchUnits',
  'codeExecutionSeconds',
  'containers',
  'audioSeconds',
  'videoSeconds',
  'characters',
  'pages',
  'images',
];

/** Durations are measured; everything else is counted in whole numbers. */
const MEASURED: ReadonlySet<UsageField> = new Set(['cacheStorageTokenHours', 'codeExecutionSeconds', 'audioSeconds', 'videoSeconds']);

/** One impossible thing about a usage; `field` is what it was found in. */
export interface UsageProblem {
  readonly code: UsageProblemCode;
  readonly field: UsageField;
  readonly message: string;
}

export type UsageProblemCode =
  | 'not_a_count'
  | 'negative'
  | 'cache_exceeds_input'
  | 'ttl_exceeds_cache_write'
  | 'reasoning_exceeds_output'
  | 'modality_exceeds_whole'
  | 'total_is_not_the_sum';

const NO_PROBLEMS: readonly UsageProblem[] = [];

/**
 * What cannot be true about a usage: counts that are no whole numbers, alone or together, negative counts, parts above their whole.
 * An empty list means that the usage can be priced as it is.
 */
export function problemsOf(usage: Usage): readonly UsageProblem[] {
  const problems: UsageProblem[] = [];
  // for-in visits what is there, which is three or four of thirty fields.
  for (const name in usage) {
    const field = name as UsageField;
    const value: unknown = usage[field];
    if (value === undefined) continue;
    if (typeof value !== 'number')
      problems.push({ code: 'not_a_count', field, message: `${field} is ${value === null ? 'null' : `a ${typeof value}`}, not a number` });
    else if (value < 0) problems.push({ code: 'negative', field, message: `${field} is ${value}, below zero` });
    else if (!Number.isSafeInteger(value) && !(MEASURED.has(field) && Number.isFinite(value) && value < 2 ** 53))
      problems.push({ code: 'not_a_count', field, message: `${field} is ${value}, not a whole number` });
  }
  if (problems.length > 0) return problems;
  const found = problemOfSum(usage) ?? problemOfParts(usage);
  return found === undefined ? NO_PROBLEMS : [found];
}

/** Counts that are exact each, and not together: what is billed is added up. */
function problemOfSum({ inputTokens = 0, outputTokens = 0, citationTokens = 0 }: Usage): UsageProblem | undefined {
  const sum = inputTokens + outputTokens + citationTokens;
  if (Number.isSafeInteger(sum)) return undefined;
  return { code: 'not_a_count', field: 'inputTokens', message: `input, output and citations are ${sum} tokens, above any exact count` };
}

/** The first part that is above its whole. */
function problemOfParts(usage: Usage): UsageProblem | undefined {
  const { inputTokens = 0, cacheReadTokens = 0, outputTokens, reasoningTokens = 0 } = usage;
  const ttl =
    (usage.cacheWrite5mTokens ?? 0) + (usage.cacheWrite30mTokens ?? 0) + (usage.cacheWrite1hTokens ?? 0) + (usage.cacheWrite12hTokens ?? 0);
  const written = usage.cacheWriteTokens ?? ttl;
  if (ttl > written)
    return {
      code: 'ttl_exceeds_cache_write',
      field: 'cacheWriteTokens',
      message: `cache writes by time to live are ${ttl}, above all cache writes, ${written}`,
    };
  if (cacheReadTokens + written > inputTokens)
    return {
      code: 'cache_exceeds_input',
      field: 'inputTokens',
      message: `cached tokens are ${cacheReadTokens + written}, above the input, ${inputTokens}, which includes them`,
    };
  if (outputTokens !== undefined && reasoningTokens > outputTokens)
    return {
      code: 'reasoning_exceeds_output',
      field: 'outputTokens',
      message: `reasoning tokens are ${reasoningTokens}, above the output, ${outputTokens}, which includes them`,
    };
  return problemOfModalities(usage);
}

function problemOfModalities(usage: Usage): UsageProblem | undefined {
  const { inputAudioTokens: audio, inputImageTokens: image, inputVideoTokens: video } = usage;
  const media = (audio ?? 0) + (image ?? 0) + (video ?? 0);
  if (media > (usage.inputTokens ?? 0)) return above('inputTokens', 'audio, image and video input', media, usage.inputTokens);
  const cached = (usage.cacheReadAudioTokens ?? 0) + (usage.cacheReadImageTokens ?? 0) + (usage.cacheReadVideoTokens ?? 0);
  if (cached > (usage.cacheReadTokens ?? 0))
    return above('cacheReadTokens', 'cached audio, images and video', cached, usage.cacheReadTokens);
  const pairs = [
    ['inputAudioTokens', usage.cacheReadAudioTokens],
    ['inputImageTokens', usage.cacheReadImageTokens],
    ['inputVideoTokens', usage.cacheReadVideoTokens],
  ] as const;
  for (const [field, part] of pairs) {
    const whole = usage[field];
    if (part !== undefined && whole !== undefined && part > whole) return above(field, 'what was read from a cache of it', part, whole);
  }
  const out = (usage.outputAudioTokens ?? 0) + (usage.outputImageTokens ?? 0);
  return out > (usage.outputTokens ?? out) ? above('outputTokens', 'audio and image output', out, usage.outputTokens) : undefined;
}

function above(field: UsageField, part: string, amount: number, whole: number | undefined): UsageProblem {
  return {
    code: 'modality_exceeds_whole',
    field,
    message: `${part}: ${amount} tokens, above ${field}, ${whole ?? 'unknown'}, which includes them`,
  };
}
