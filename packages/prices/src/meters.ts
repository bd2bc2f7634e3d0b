/** A unit of what is billed. */
export type Meter =
  | 'input'
  | 'cache_read'
  | 'cache_write'
  | 'cache_write_5m'
  | 'cache_write_30m'
  | 'cache_write_1h'
  | 'cache_write_12h'
  | 'input_audio'
  | 'input_image'
  | 'input_video'
  | 'cache_read_audio'
  | 'cache_read_image'
  | 'cache_read_video'
  | 'output'
  | 'output_audio'
  | 'output_image'
  | 'reasoning'
  | 'citation'
  | 'total'
  | 'cache_storage'
  | 'request'
  | 'web_search'
  | 'file_search'
  | 'grounding'
  | 'search_unit'
  | 'code_execution_second'
  | 'container'
  | 'audio_second'
  | 'video_second'
  | 'character'
  | 'page'
  | 'image';

/** What a meter counts. */
export type MeterUnit = 'token' | 'token-hour' | 'call' | 'session' | 'unit' | 'second' | 'character' | 'page' | 'image';

/** A meter: what it counts, and for how many of them its price is. */
export interface MeterDefinition {
  readonly unit: MeterUnit;
  /** The price is for this many units: a million tokens, a thousand calls, an hour of seconds. */
  readonly per: 1_000_000 | 1_000 | 3_600 | 1;
  /** Which side of the exchange a token belongs to; missing for what is no token of the exchange. */
  readonly side?: 'input' | 'output';
}

/**
 * Everything that providers bill, as a partition: each token, second, call or page of a call lands in exactly one meter.
 * `input` and `output` are what no other meter of their side takes: fresh text in, text out. The order is that of the lines of a cost.
 */
export const METER_DEFINITIONS: Readonly<Record<Meter, MeterDefinition>> = {
  input: { unit: 'token', per: 1_000_000, side: 'input' },
  cache_read: { unit: 'token', per: 1_000_000, side: 'input' },
  /** Written to a cache for a time that is not known, or that has no meter of its own. */
  cache_write: { unit: 'token', per: 1_000_000, side: 'input' },
  cache_write_5m: { unit: 'token', per: 1_000_000, side: 'input' },
  cache_write_30m: { unit: 'token', per: 1_000_000, side: 'input' },
  cache_write_1h: { unit: 'token', per: 1_000_000, side: 'input' },
  cache_write_12h: { unit: 'token', per: 1_000_000, side: 'input' },
  input_audio: { unit: 'token', per: 1_000_000, side: 'input' },
  input_image: { unit: 'token', per: 1_000_000, side: 'input' },
  input_video: { unit: 'token', per: 1_000_000, side: 'input' },
  cache_read_audio: { unit: 'token', per: 1_000_000, side: 'input' },
  cache_read_image: { unit: 'token', per: 1_000_000, side: 'input' },
  cache_read_video: { unit: 'token', per: 1_000_000, side: 'input' },
  output: { unit: 'token', per: 1_000_000, side: 'output' },
  output_audio: { unit: 'token', per: 1_000_000, side: 'output' },
  output_image: { unit: 'token', per: 1_000_000, side: 'output' },
  /** Reasoning where a provider prices it apart; elsewhere it is output. */
  reasoning: { unit: 'token', per: 1_000_000, side: 'output' },
  /** Tokens of cited sources, which Perplexity bills apart. */
  citation: { unit: 'token', per: 1_000_000 },
  /** All tokens of a call of which only the sum is known, at a blended price. */
  total: { unit: 'token', per: 1_000_000 },
  /** Tokens kept in an explicit cache, times hours. */
  cache_storage: { unit: 'token-hour', per: 1_000_000 },
  /** A fee for the request itself. */
  request: { unit: 'call', per: 1_000 },
  web_search: { unit: 'call', per: 1_000 },
  file_search: { unit: 'call', per: 1_000 },
  /** Grounding as the provider counts it: prompts for Gemini 2, search queries from Gemini 3 on. */
  grounding: { unit: 'call', per: 1_000 },
  search_unit: { unit: 'unit', per: 1_000 },
  code_execution_second: { unit: 'second', per: 3_600 },
  /** A container of a code interpreter. */
  container: { unit: 'session', per: 1 },
  audio_second: { unit: 'second', per: 3_600 },
  video_second: { unit: 'second', per: 1 },
  character: { unit: 'character', per: 1_000_000 },
  page: { unit: 'page', per: 1_000 },
  image: { unit: 'image', per: 1 },
};

/** The meters, in the order in which lines of a cost are shown. */
export const METERS: readonly Meter[] = Object.keys(METER_DEFINITIONS) as Meter[];

/** The definition of a meter. */
export function meterDefinition(meter: Meter): MeterDefinition {
  return METER_DEFINITIONS[meter];
}

/** The meters that count tokens: what multipliers of tiers and regions touch unless a rule names others. */
export const TOKEN_METERS: readonly Meter[] = METERS.filter((meter) => METER_DEFINITIONS[meter].unit === 'token');

/** Whether a name is that of a meter; `__proto__` and `toString` are not. */
export function isMeter(name: string): name is Meter {
  return Object.hasOwn(METER_DEFINITIONS, name);
}
