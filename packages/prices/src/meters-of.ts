import { USAGE_FIELDS, type Usage } from '@spancost/conventions';
import type { Meter } from './meters.ts';
import { NOTHING_STATED, type MeterQuantities } from './quantities.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Splits a usage into what is billed apart: every token of it is in exactly one meter. Fresh text input is what is neither
 * cached nor audio, image or video. Reasoning stays in `output`, because that is how nearly everybody bills it. Where a call
 * has cached audio but reports only that something was cached, the cached tokens that cannot have been text count as audio,
 * then as images, then as video. Unknown fields count as nothing here; {@link missingFrom} says whether any is needed.
 * The usage must be free of `problemsOf(usage)`.
 *
 * @example metersOf({ inputTokens: 1000, cacheReadTokens: 800, outputTokens: 200 })
 * // { input: 200, cache_read: 800, output: 200 }
 */
export function metersOf(usage: Usage): MeterQuantities {
  const quantities: Mutable<MeterQuantities> = {};
  const whole = usage.inputTokens !== undefined || usage.outputTokens !== undefined;
  if (whole) splitInput(usage, quantities);
  if (usage.outputTokens !== undefined) splitOutput(usage, quantities);
  if (!whole) add(quantities, 'total', usage.totalTokens);
  add(quantities, 'citation', usage.citationTokens);
  add(quantities, 'cache_storage', usage.cacheStorageTokenHours);
  add(quantities, 'request', usage.requests);
  add(quantities, 'web_search', usage.webSearches);
  add(quantities, 'file_search', usage.fileSearches);
  add(quantities, 'grounding', usage.groundings);
  add(quantities, 'search_unit', usage.searchUnits);
  add(quantities, 'code_execution_second', usage.codeExecutionSeconds);
  add(quantities, 'container', usage.containers);
  add(quantities, 'audio_second', usage.audioSeconds);
  add(quantities, 'video_second', usage.videoSeconds);
  add(quantities, 'character', usage.characters);
  add(quantities, 'page', usage.pages);
  add(quantities, 'image', usage.images);
  return quantities;
}

/** What is missing from a usage so that it cannot be priced as a whole; undefined if nothing is. */
export function missingFrom(usage: Usage): string | undefined {
  const { inputTokens, outputTokens, totalTokens } = usage;
  if (inputTokens === undefined && outputTokens === undefined) {
    if (totalTokens !== undefined) return undefined;
    const part = OUTPUT_PARTS.find((field) => usage[field] !== undefined);
    if (part !== undefined) return `outputTokens is missing, of which ${part} is a part`;
    return USAGE_FIELDS.every((field) => usage[field] === undefined) ? NOTHING_STATED : undefined;
  }
  if (inputTokens === undefined) return 'inputTokens is missing';
  if (outputTokens !== undefined) return undefined;
  if (totalTokens !== undefined && totalTokens !== inputTokens)
    return `outputTokens is missing, and totalTokens, ${totalTokens}, is not inputTokens, ${inputTokens}`;
  const part = OUTPUT_PARTS.find((field) => usage[field] !== undefined);
  return part === undefined ? undefined : `outputTokens is missing, of which ${part} is a part`;
}

const OUTPUT_PARTS = ['reasoningTokens', 'outputAudioTokens', 'outputImageTokens'] as const;

interface MediaTokens {
  audio: number;
  image: number;
  video: number;
}

const MEDIA: readonly (keyof MediaTokens)[] = ['audio', 'image', 'video'];

function splitInput(usage: Usage, quantities: Mutable<MeterQuantities>): void {
  const { inputTokens = 0, cacheReadTokens: read = 0 } = usage;
  const write5m = usage.cacheWrite5mTokens ?? 0;
  const write30m = usage.cacheWrite30mTokens ?? 0;
  const write1h = usage.cacheWrite1hTokens ?? 0;
  const write12h = usage.cacheWrite12hTokens ?? 0;
  const write = usage.cacheWriteTokens ?? write5m + write30m + write1h + write12h;
  const fresh = inputTokens - read - write;
  const media = splitMedia(usage, fresh, quantities);
  add(quantities, 'input', fresh - media.fresh);
  add(quantities, 'cache_read', read - media.cached);
  add(quantities, 'cache_write', write - write5m - write30m - write1h - write12h);
  add(quantities, 'cache_write_5m', write5m);
  add(quantities, 'cache_write_30m', write30m);
  add(quantities, 'cache_write_1h', write1h);
  add(quantities, 'cache_write_12h', write12h);
}

const NO_MEDIA = { fresh: 0, cached: 0 };

/**
 * Takes out audio, images and video: how many of the fresh and of the cached tokens they are.
 *
 * @param freshTokens What was neither read nor written: at most so many of the media can have been fresh.
 */
function splitMedia(
  usage: Usage,
  freshTokens: number,
  quantities: Mutable<MeterQuantities>,
): { readonly fresh: number; readonly cached: number } {
  const cached = mediaOf(usage.cacheReadAudioTokens, usage.cacheReadImageTokens, usage.cacheReadVideoTokens);
  const all = mediaOf(usage.inputAudioTokens, usage.inputImageTokens, usage.inputVideoTokens);
  // Most calls have no media, and this is the hot path.
  if (sumOf(cached) === 0 && sumOf(all) === 0) return NO_MEDIA;
  const fresh = { ...all };
  for (const medium of MEDIA) fresh[medium] = Math.max(0, all[medium] - cached[medium]);
  let excess = sumOf(fresh) - freshTokens;
  let unassigned = (usage.cacheReadTokens ?? 0) - sumOf(cached);
  for (const medium of MEDIA) {
    if (excess <= 0) break;
    const notFresh = Math.min(excess, fresh[medium]);
    // What is neither fresh nor fits into the reads was written, and is among the cache writes.
    const read = Math.min(notFresh, unassigned);
    fresh[medium] -= notFresh;
    cached[medium] += read;
    unassigned -= read;
    excess -= notFresh;
  }
  for (const medium of MEDIA) {
    add(quantities, `input_${medium}`, fresh[medium]);
    add(quantities, `cache_read_${medium}`, cached[medium]);
  }
  return { fresh: sumOf(fresh), cached: sumOf(cached) };
}

function mediaOf(audio: number = 0, image: number = 0, video: number = 0): MediaTokens {
  return { audio, image, video };
}

function sumOf({ audio, image, video }: MediaTokens): number {
  return audio + image + video;
}

function splitOutput(usage: Usage, quantities: Mutable<MeterQuantities>): void {
  const { outputTokens = 0, outputAudioTokens: audio = 0, outputImageTokens: image = 0 } = usage;
  add(quantities, 'output', outputTokens - audio - image);
  add(quantities, 'output_audio', audio);
  add(quantities, 'output_image', image);
}

function add(quantities: Mutable<MeterQuantities>, meter: Meter, quantity: number | undefined): void {
  if (quantity !== undefined && quantity !== 0) quantities[meter] = quantity;
}
