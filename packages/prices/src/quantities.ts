import { USAGE_FIELDS, type Usage } from '@spancost/conventions';
import { InvalidUsageError } from './errors.ts';
import { isMeter, METER_DEFINITIONS, METERS, type Meter } from './meters.ts';

/** What is billed, by meter; a meter that was not used is missing. */
export type MeterQuantities = Readonly<Partial<Record<Meter, number>>>;

/** Why a usage without a single quantity has no price. */
export const NOTHING_STATED = 'it has no quantity at all, which is unknown and not zero';

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
  const quantities: Partial<Record<Meter, number>> = {};
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

type Medium = 'audio' | 'image' | 'video';

const MEDIA: readonly Medium[] = ['audio', 'image', 'video'];

function splitInput(usage: Usage, quantities: Partial<Record<Meter, number>>): void {
  const { inputTokens = 0, cacheReadTokens: read = 0 } = usage;
  const write5m = usage.cacheWrite5mTokens ?? 0;
  const write30m = usage.cacheWrite30mTokens ?? 0;
  const write1h = usage.cacheWrite1hTokens ?? 0;
  const write12h = usage.cacheWrite12hTokens ?? 0;
  const write = usage.cacheWriteTokens ?? write5m + write30m + write1h + write12h;
  const media = splitMedia(usage, inputTokens - read - write);
  add(quantities, 'input', inputTokens - read - write - media.fresh.audio - media.fresh.image - media.fresh.video);
  add(quantities, 'cache_read', read - media.cached.audio - media.cached.image - media.cached.video);
  add(quantities, 'cache_write', write - write5m - write30m - write1h - write12h);
  add(quantities, 'cache_write_5m', write5m);
  add(quantities, 'cache_write_30m', write30m);
  add(quantities, 'cache_write_1h', write1h);
  add(quantities, 'cache_write_12h', write12h);
  for (const medium of MEDIA) {
    add(quantities, `input_${medium}`, media.fresh[medium]);
    add(quantities, `cache_read_${medium}`, media.cached[medium]);
  }
}

/** Media tokens that were fresh and that were read from a cache; fresh ones are at most what is neither read nor written. */
function splitMedia(
  usage: Usage,
  freshTokens: number,
): { readonly fresh: Record<Medium, number>; readonly cached: Record<Medium, number> } {
  const cached = { audio: usage.cacheReadAudioTokens ?? 0, image: usage.cacheReadImageTokens ?? 0, video: usage.cacheReadVideoTokens ?? 0 };
  const fresh = {
    audio: Math.max(0, (usage.inputAudioTokens ?? 0) - cached.audio),
    image: Math.max(0, (usage.inputImageTokens ?? 0) - cached.image),
    video: Math.max(0, (usage.inputVideoTokens ?? 0) - cached.video),
  };
  let excess = fresh.audio + fresh.image + fresh.video - freshTokens;
  let unassigned = (usage.cacheReadTokens ?? 0) - cached.audio - cached.image - cached.video;
  for (const medium of MEDIA) {
    if (excess <= 0) break;
    const notFresh = Math.min(excess, fresh[medium]);
    const read = Math.min(notFresh, unassigned);
    fresh[medium] -= notFresh;
    cached[medium] += read;
    unassigned -= read;
    excess -= notFresh;
  }
  return { fresh, cached };
}

function splitOutput(usage: Usage, quantities: Partial<Record<Meter, number>>): void {
  const { outputTokens = 0, outputAudioTokens: audio = 0, outputImageTokens: image = 0 } = usage;
  add(quantities, 'output', outputTokens - audio - image);
  add(quantities, 'output_audio', audio);
  add(quantities, 'output_image', image);
}

function add(quantities: Partial<Record<Meter, number>>, meter: Meter, quantity: number | undefined): void {
  if (quantity !== undefined && quantity !== 0) quantities[meter] = quantity;
}

/** Tokens of the whole prompt: what long-context bounds are compared with. */
export function promptTokens(quantities: MeterQuantities): number {
  let sum = 0;
  for (const name in quantities) {
    const meter = name as Meter;
    if (METER_DEFINITIONS[meter].side === 'input') sum += quantities[meter] ?? 0;
  }
  return sum;
}

/**
 * Quantities by meter from plain data, checked: names of meters, and whole numbers that are not negative (seconds and
 * token-hours may have decimals). What is stated as zero stays, because a zero is known.
 *
 * @example parseQuantities({ input: 2400, cache_read: 96000, output: 1850 })
 * @throws InvalidUsageError that names the first entry that is wrong.
 */
export function parseQuantities(data: unknown): MeterQuantities {
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    throw new InvalidUsageError('it is no object of meters and quantities, such as {"input": 1000, "output": 200}');
  const problem = problemOfQuantities(data);
  if (problem !== undefined) throw new InvalidUsageError(problem);
  return { ...data };
}

/** Why these quantities cannot be billed; undefined if they can. */
export function problemOfQuantities(quantities: object): string | undefined {
  let isSplit = false;
  let hasTotal = false;
  for (const [name, value] of Object.entries(quantities)) {
    if (!isMeter(name)) return `"${name}" is no meter; the meters are ${METERS.join(', ')}`;
    if (value === undefined) continue;
    const problem = problemOfQuantity(name, value);
    if (problem !== undefined) return problem;
    if (value === 0) continue;
    if (name === 'total') hasTotal = true;
    else if (METER_DEFINITIONS[name].side !== undefined) isSplit = true;
  }
  return hasTotal && isSplit ? 'total counts every token of the call, and other meters count some of them again' : undefined;
}

/** Why a quantity cannot be billed; undefined if it can. */
export function problemOfQuantity(meter: Meter, value: unknown): string | undefined {
  if (typeof value !== 'number') return `${meter} is ${shown(value)}, not a number`;
  if (value < 0) return `${meter} is ${value}, below zero`;
  const { unit } = METER_DEFINITIONS[meter];
  const measured = unit === 'second' || unit === 'token-hour';
  if (measured ? !(value < 2 ** 53) : !Number.isSafeInteger(value))
    return `${meter} is ${value}, not a ${measured ? 'finite number' : 'whole number'} below 2^53`;
  return undefined;
}

/** A value of any type as part of a sentence. */
function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'bigint') return `${value}n`;
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}
