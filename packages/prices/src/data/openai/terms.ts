import { CHECKED_AT, RECORDED_AT } from '../revision-1.ts';
import { tier } from '../rules.ts';
import type { Deprecation, MeterPrices, PriceRule, PriceSource, PriceVersion } from '../../price-book.ts';

export const providers: readonly string[] = ['openai'];

/** OpenAI's price page, and which readings of it agree. */
export function pricing(note: string): PriceSource {
  return { url: 'https://developers.openai.com/api/docs/pricing', checkedAt: CHECKED_AT, note };
}

/** OpenAI's own page of a model, where it says more than the price page. */
export function modelPage(model: string, note: string): PriceSource {
  return { url: `https://developers.openai.com/api/docs/models/${model}`, checkedAt: CHECKED_AT, note };
}

/** That OpenAI turns a model off at the beginning of a day. @param day `2026-12-11` */
export function deprecated(day: string, replacement?: string): Deprecation {
  return {
    retiresAt: `${day}T00:00:00Z`,
    ...(replacement === undefined ? {} : { replacement }),
    source: {
      url: 'https://developers.openai.com/api/docs/deprecations',
      checkedAt: CHECKED_AT,
      note: "OpenAI's page of November 2026, or LiteLLM 1.105.0 for models that were gone by then.",
    },
  };
}

/** A version of revision 1, verified unless it says otherwise. */
export function priced(version: Omit<PriceVersion, 'recordedAt' | 'status'> & { readonly status?: PriceVersion['status'] }): PriceVersion {
  return { status: 'verified', ...version, recordedAt: RECORDED_AT };
}

/** Prices of a model that sees: images become tokens, which are billed as text. */
export function seeing(prices: MeterPrices): MeterPrices {
  const { input, cache_read: cached } = prices;
  return {
    ...prices,
    ...(input === undefined ? {} : { input_image: input }),
    ...(cached === undefined ? {} : { cache_read_image: cached }),
  };
}

/** Fees per call of hosted tools: a thousand searches, a container of one gigabyte. No tier and no region changes them. */
export const TOOLS: MeterPrices = { web_search: '10', file_search: '2.5', container: '0.03' };

/** Half of every token rate, the long ones too. Fees of tools stay. */
export const BATCH: PriceRule = tier('batch', '0.5');
/** Flex tokens cost what they cost in a batch. */
export const FLEX: PriceRule = tier('flex', '0.5');

/** Priority processing is called fast since 2026-07-30; both names are served, and answers carry either. */
const FAST_TIERS: readonly string[] = ['priority', 'fast'];

/** Fast mode at a multiple of the rates of the same context length. */
export function fast(multiply: string): PriceRule {
  return { id: 'fast', when: { serviceTier: FAST_TIERS }, multiply };
}

/** Fast mode with prices of its own, for models that it does not serve above 272,000 tokens: a rule for those goes behind it. */
export function fastPrices(prices: MeterPrices): PriceRule {
  return { id: 'fast', when: { serviceTier: FAST_TIERS }, prices };
}

/** Ultrafast at a multiple of the rates of the same context length. */
export function ultrafast(multiply: string): PriceRule {
  return tier('ultrafast', multiply);
}

/**
 * A tenth more on every token that goes through an endpoint of data residency, for models from 2026-03-05 on. A geography is
 * the prefix of that endpoint's host: `eu` for `eu.api.openai.com`. Calls of `api.openai.com` have none, or `global`.
 */
export const RESIDENCY: PriceRule = {
  id: 'residency',
  when: { geography: ['us', 'eu', 'au', 'ca', 'jp', 'in', 'sg', 'kr', 'gb', 'ae'] },
  multiply: '1.1',
};

/** Background answers that may take two hours cost 30 % less, those that may take eight 40 % less. */
export const COMPLETION_WINDOWS: readonly PriceRule[] = [
  { id: 'window-2h', when: { parameters: { completion_window: ['2h'] } }, multiply: '0.7' },
  { id: 'window-8h', when: { parameters: { completion_window: ['8h'] } }, multiply: '0.6' },
];

/** The first web search tool, where the model does not reason: dearer by the call, and what it finds costs no tokens. */
export const WEB_SEARCH_PREVIEW: PriceRule = {
  id: 'web-search-preview',
  when: { parameters: { web_search_tool: ['web_search_preview', 'web_search_preview_2025_03_11'] } },
  prices: { web_search: '25' },
};

/** A prompt of more tokens than this takes the long-context rates, for the whole request. */
export const LONG = 272_000;
