import { multiplyExact } from '../exact.ts';
import type { Meter } from '../meters.ts';
import type { MeterPrices } from '../price-book.ts';
import { exactPrice } from './exact-price.ts';
import type { PromptTier } from './prompt-rules.ts';

/** The prices in the keys of one LiteLLM entry. */
export interface CostKeys {
  readonly base: MeterPrices;
  readonly long: readonly PromptTier[];
  /** By canonical name of the service tier. */
  readonly tiers: ReadonlyMap<string, { readonly prices: MeterPrices; readonly long: readonly PromptTier[] }>;
}

/** A key whose value is no price. */
export interface BadKey {
  readonly key: string;
  readonly problem: string;
}

/** What a key counts, before the endings for long prompts and tiers. */
const STEMS: ReadonlyMap<string, Meter> = new Map([
  ['input_cost_per_token', 'input'],
  ['output_cost_per_token', 'output'],
  ['output_cost_per_reasoning_token', 'reasoning'],
  ['cache_read_input_token_cost', 'cache_read'],
  ['input_cost_per_token_cache_hit', 'cache_read'],
  ['cache_creation_input_token_cost', 'cache_write'],
  ['cache_creation_input_token_cost_above_1hr', 'cache_write_1h'],
  ['input_cost_per_audio_token', 'input_audio'],
  ['output_cost_per_audio_token', 'output_audio'],
  ['cache_read_input_audio_token_cost', 'cache_read_audio'],
  ['input_cost_per_image_token', 'input_image'],
  ['output_cost_per_image_token', 'output_image'],
  ['input_cost_per_video_token', 'input_video'],
  ['citation_cost_per_token', 'citation'],
]);

const TIERS: ReadonlyMap<string, string> = new Map([
  ['_batches', 'batch'],
  ['_flex', 'flex'],
  ['_priority', 'priority'],
]);

const ENDINGS = /^(.+?)(?:_above_(\d{1,4})k_tokens)?(_batches|_flex|_priority)?$/;

/** What one key says: a meter, and perhaps a bound and a tier. */
interface CostKey {
  readonly meter: Meter;
  readonly over: number | undefined;
  readonly tier: string | undefined;
}

function readKey(key: string): CostKey | undefined {
  const [, stem = '', thousands, tier = ''] = ENDINGS.exec(key) ?? [];
  const meter = STEMS.get(stem);
  return meter === undefined
    ? undefined
    : { meter, over: thousands === undefined ? undefined : Number(thousands) * 1000, tier: TIERS.get(tier) };
}

type Mutable = Partial<Record<Meter, string>>;

/** Sorts the prices per token of an entry by tier and bound; the first key whose value is no price ends it. */
export function readCostKeys(entry: Readonly<Record<string, unknown>>): CostKeys | BadKey {
  const sheets = new Map<string, Map<number, Mutable>>();
  const sheet = (tier = '', over = 0): Mutable => {
    const bounds = sheets.get(tier) ?? new Map<number, Mutable>();
    sheets.set(tier, bounds);
    const prices = bounds.get(over) ?? {};
    bounds.set(over, prices);
    return prices;
  };
  for (const key of Object.keys(entry)) {
    const read = readKey(key);
    const value = entry[key];
    if (read === undefined || value === null || value === undefined) continue;
    const price = typeof value === 'number' ? exactPrice(value, 6) : undefined;
    if (price === undefined) return { key, problem: NO_PRICE };
    const prices = sheet(read.tier, read.over);
    // `input_cost_per_token_cache_hit` is an older name beside today's.
    if (price !== '0' && (prices[read.meter] === undefined || !key.endsWith('_cache_hit'))) prices[read.meter] = price;
  }
  const bands = readBands(entry['tiered_pricing'], sheet);
  if (bands !== undefined) return bands;
  for (const bounds of sheets.values())
    for (const prices of bounds.values()) if (prices.reasoning === prices.output) delete prices.reasoning;
  const longOf = (tier: string): PromptTier[] =>
    [...(sheets.get(tier) ?? [])].filter(([over]) => over > 0).map(([tokens, prices]) => ({ tokens, prices }));
  return {
    base: sheets.get('')?.get(0) ?? {},
    long: longOf(''),
    tiers: new Map(
      [...sheets.keys()]
        .filter((tier) => tier !== '')
        .map((tier) => [tier, { prices: sheets.get(tier)?.get(0) ?? {}, long: longOf(tier) }]),
    ),
  };
}

/** Bands of prompt lengths with prices of their own: `{ range: [32000, 128000], input_cost_per_token: … }`. */
function readBands(bands: unknown, sheet: (tier: string, over: number) => Mutable): BadKey | undefined {
  if (!Array.isArray(bands)) return undefined;
  for (const band of bands.slice(0, MOST_BANDS) as unknown[]) {
    if (typeof band !== 'object' || band === null || !('range' in band)) continue;
    const from: unknown = Array.isArray(band.range) ? band.range[0] : undefined;
    if (typeof from !== 'number' || !Number.isSafeInteger(from) || from < 0)
      return { key: 'tiered_pricing', problem: 'has a band without a range of tokens' };
    for (const [key, value] of Object.entries(band)) {
      const meter = STEMS.get(key);
      if (meter === undefined) continue;
      const price = typeof value === 'number' ? exactPrice(value, 6) : undefined;
      if (price === undefined) return { key: 'tiered_pricing', problem: NO_PRICE };
      if (price !== '0') sheet('', from)[meter] = price;
    }
  }
  return undefined;
}

const MOST_BANDS = 20;
const NO_PRICE = 'is no price: a number of US dollars that is not negative';

/** What counts by something else than tokens, which the kind of model decides. */
const BY_MODE: readonly {
  readonly mode: string;
  readonly key: string;
  readonly meter: Meter;
  readonly shift: number;
  readonly factor?: string;
}[] = [
  { mode: 'rerank', key: 'input_cost_per_query', meter: 'search_unit', shift: 3 },
  { mode: 'ocr', key: 'ocr_cost_per_page', meter: 'page', shift: 3 },
  { mode: 'image_generation', key: 'output_cost_per_image', meter: 'image', shift: 0 },
  { mode: 'audio_transcription', key: 'input_cost_per_second', meter: 'audio_second', shift: 0, factor: '3600' },
  { mode: 'audio_speech', key: 'input_cost_per_character', meter: 'character', shift: 6 },
  { mode: 'video_generation', key: 'output_cost_per_second', meter: 'video_second', shift: 0 },
];

/** Prices per second, page, image, character, search and search unit. */
export function modePrices(entry: Readonly<Record<string, unknown>>): { readonly prices: MeterPrices } | BadKey {
  const prices: Mutable = {};
  for (const { mode, key, meter, shift, factor } of BY_MODE) {
    const value = entry[key];
    if (entry['mode'] !== mode || value === undefined || value === null) continue;
    const price = typeof value === 'number' ? exactPrice(value, shift) : undefined;
    if (price === undefined) return { key, problem: NO_PRICE };
    if (price !== '0') prices[meter] = factor === undefined ? price : multiplyExact(price, factor);
  }
  const search = searchPrice(entry['search_context_cost_per_query']);
  if (search !== undefined)
    prices[
      String(entry['litellm_provider']).startsWith('gemini') || String(entry['litellm_provider']).startsWith('vertex_ai')
        ? 'grounding'
        : 'web_search'
    ] = search;
  return { prices };
}

/** A search costs the same whatever its context; where it does not, no one price is true. */
function searchPrice(sizes: unknown): string | undefined {
  if (typeof sizes !== 'object' || sizes === null) return undefined;
  const stated = new Set(Object.values(sizes));
  const [value] = stated;
  const price = stated.size === 1 && typeof value === 'number' ? exactPrice(value, 3) : undefined;
  return price === '0' ? undefined : price;
}
