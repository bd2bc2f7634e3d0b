import { CHECKED_AT } from '../revision-1.ts';
import { tier } from '../rules.ts';
import { TOKEN_METERS, type Meter } from '../../meters.ts';
import type { Deprecation, MeterPrices, PriceRule, PriceSource } from '../../price-book.ts';

/** The Gemini API; `gcp.gen_ai` stands for either of Google's, and the two agree on nearly everything. */
export const GEMINI_API: readonly string[] = ['gcp.gemini', 'gcp.gen_ai'];
export const VERTEX_AI: readonly string[] = ['gcp.vertex_ai'];
/** Models that the Gemini API and the global endpoint of Vertex AI bill alike. */
export const BOTH: readonly string[] = ['gcp.gemini', 'gcp.vertex_ai', 'gcp.gen_ai'];

/** Google's price page, and which readings of it were compared. */
export function pricing(note: string): PriceSource {
  return { url: 'https://ai.google.dev/gemini-api/docs/pricing', checkedAt: CHECKED_AT, note };
}

/** The price page of Vertex AI, which Google now calls Gemini Enterprise Agent Platform. */
export function vertexPricing(note: string): PriceSource {
  return { url: 'https://cloud.google.com/vertex-ai/generative-ai/pricing', checkedAt: CHECKED_AT, note };
}

/** The last day of a model, as Google's page of deprecations has it. */
export function retired(retiresAt: string, replacement?: string): Deprecation {
  const source = { url: 'https://ai.google.dev/gemini-api/docs/deprecations', checkedAt: CHECKED_AT };
  return { retiresAt, source, ...(replacement === undefined ? {} : { replacement }) };
}

/** Dollars per million tokens, as Google's page lists them: one rate for every medium unless audio has its own. */
interface ListedRates {
  readonly input: string;
  readonly output: string;
  /** Input read from a cache, implicit or explicit; missing where the model has none. */
  readonly cached?: string;
  readonly audio?: string;
  readonly cachedAudio?: string;
}

/** Prices of every token of a model that reads text, images, video and audio and writes text. Thoughts are output. */
export function multimodal({ input, output, cached, audio = input, cachedAudio = cached }: ListedRates): MeterPrices {
  const read = cached === undefined ? {} : { cache_read: cached, cache_read_image: cached, cache_read_video: cached };
  const heard = cachedAudio === undefined ? {} : { cache_read_audio: cachedAudio };
  return { input, ...read, input_audio: audio, input_image: input, input_video: input, ...heard, output };
}

/** Tokens that were not read from a cache. */
const UNCACHED: readonly Meter[] = TOKEN_METERS.filter((meter) => !meter.startsWith('cache_'));
const WITH_STORAGE: readonly Meter[] = [...TOKEN_METERS, 'cache_storage'];

/** Batch at half for what is fresh; a cache hit costs what it always costs. */
export const BATCH_BUT_CACHE: PriceRule = tier('batch', '0.5', UNCACHED);
/** Batch at half for every token, cache hits among them. */
export const BATCH: PriceRule = tier('batch', '0.5');
export const PRIORITY: PriceRule = tier('priority', '1.8');

/** Batch and flex leave cache hits and storage at their price; priority raises both. */
export const CACHE_AT_LIST: readonly PriceRule[] = [BATCH_BUT_CACHE, tier('flex', '0.5', UNCACHED), tier('priority', '1.8', WITH_STORAGE)];
/** Tiers touch every token, cache hits among them, and leave storage alone. */
export const CACHE_IN_TIER: readonly PriceRule[] = [BATCH, tier('flex', '0.5'), PRIORITY];
/** Tiers touch every token and storage. */
export const STORAGE_IN_TIER: readonly PriceRule[] = [tier('batch', '0.5', WITH_STORAGE), tier('flex', '0.5', WITH_STORAGE), tier('priority', '1.8', WITH_STORAGE)];

/** Vertex AI anywhere but at the global endpoint. The Gemini API has no locations. */
export const REGIONAL: PriceRule = { id: 'regional', when: { geographyNot: ['global'] }, multiply: '1.1', meters: WITH_STORAGE };

/** Gemini 2 bills grounding with Google Maps at another fee than grounding with Google Search. */
export const MAPS: PriceRule = { id: 'maps', when: { parameters: { grounding: ['maps'] } }, prices: { grounding: '25' } };
