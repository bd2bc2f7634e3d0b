import { z } from 'zod';
import type { Meter } from '../meters.ts';
import type { MeterPrices } from '../price-book.ts';
import { stated, withMediaAsText, type PromptTier } from './prompt-rules.ts';
import { priceField, TOKEN_BOUND } from './source-schema.ts';

/** One set of prices of genai-prices. */
export interface GenaiSheet {
  readonly base: MeterPrices;
  readonly long: readonly PromptTier[];
}

/** Its names of units, and our meters. */
const METER_OF: ReadonlyMap<string, Meter> = new Map([
  ['input_mtok', 'input'],
  ['output_mtok', 'output'],
  ['cache_read_mtok', 'cache_read'],
  ['cache_write_mtok', 'cache_write'],
  ['cache_write_5m_mtok', 'cache_write_5m'],
  ['cache_write_1h_mtok', 'cache_write_1h'],
  ['input_audio_mtok', 'input_audio'],
  ['output_audio_mtok', 'output_audio'],
  ['cache_audio_read_mtok', 'cache_read_audio'],
  ['input_image_mtok', 'input_image'],
  ['output_image_mtok', 'output_image'],
  ['cache_image_read_mtok', 'cache_read_image'],
  ['input_video_mtok', 'input_video'],
  ['cache_video_read_mtok', 'cache_read_video'],
  ['output_reasoning_mtok', 'reasoning'],
  ['output_citation_mtok', 'citation'],
  ['requests_kcount', 'request'],
  ['web_searches_kcount', 'web_search'],
  ['storage_searches_kcount', 'file_search'],
  ['rerank_searches_kcount', 'search_unit'],
  ['input_document_kpages', 'page'],
  ['audio_hours', 'audio_second'],
  ['input_audio_hours', 'audio_second'],
]);

const price = priceField();
const SHEET = z.record(
  z.string(),
  z.union([price, z.object({ base: price, tiers: z.array(z.object({ start: TOKEN_BOUND, price })).max(20) })], {
    error: 'is no price: a number of US dollars that is not negative, or a base with tiers',
  }),
);

/** The prices under their meters. A unit that we have no meter for is left out: what is used of it will be found unpriced. */
export function readGenaiSheet(data: unknown): GenaiSheet | { readonly path: readonly (string | number)[]; readonly problem: string } {
  const parsed = SHEET.safeParse(data);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { path: (issue?.path ?? []) as (string | number)[], problem: issue?.message ?? 'are no prices' };
  }
  const base: Partial<Record<Meter, string>> = {};
  const long = new Map<number, Partial<Record<Meter, string>>>();
  for (const [key, value] of Object.entries(parsed.data)) {
    const meter = METER_OF.get(key);
    if (meter === undefined || value === undefined) continue;
    const stands = typeof value === 'string' ? value : value.base;
    if (stands !== undefined) base[meter] = stands;
    for (const { start, price: beyond } of typeof value === 'string' ? [] : value.tiers) {
      if (beyond !== undefined) long.set(start, { ...long.get(start), [meter]: beyond });
    }
  }
  const costsNothing = Object.values(base).every((each) => each === '0');
  return {
    base: costsNothing ? base : withMedia(stated(base)),
    long: [...long]
      .toSorted(([a], [b]) => a - b)
      .map(([tokens], index, bounds) => ({ tokens, prices: withMedia(upTo(bounds, index, base)) })),
  };
}

/** What holds beyond a bound: the base, and every lower tier over it. */
function upTo(bounds: readonly (readonly [number, MeterPrices])[], index: number, base: MeterPrices): MeterPrices {
  return stated(Object.assign({}, base, ...bounds.slice(0, index + 1).map(([, prices]) => prices)) as MeterPrices);
}

/** A model that writes text takes images and videos as it takes text, unless their price is another. */
function withMedia(prices: MeterPrices): MeterPrices {
  return prices.output === undefined || prices.input === undefined ? prices : withMediaAsText(prices, ['image', 'video']);
}
