import { METERS } from '../meters.ts';
import type { MeterPrices, ModelPrices, PriceSource, PriceStatus, PriceVersion } from '../price-book.ts';
import { promptRules } from '../sources/prompt-rules.ts';
import type { ImportedDetails, ImportedOrigin, ImportedProvider, ImportedRow, ImportedSpan, ImportedTiers } from './imported-row.ts';
import { RECORDED_AT } from './revision-1.ts';

const PI_AI = 'https://www.npmjs.com/package/@earendil-works/pi-ai/v/1.5.2';
const GENAI_PRICES = 'https://www.npmjs.com/package/@pydantic/genai-prices/v/0.1.8';

/** `checkedAt` is the day of the list: nobody has compared these with a provider's page. */
const ORIGINS: Readonly<Record<ImportedOrigin, { readonly status: PriceStatus; readonly source: PriceSource }>> = {
  both: { status: 'imported', source: { url: PI_AI, checkedAt: '2026-11-10', note: 'pi-ai 1.5.2 and genai-prices 0.1.8 agree.' } },
  'pi-ai': { status: 'imported', source: { url: PI_AI, checkedAt: '2026-11-10', note: 'pi-ai 1.5.2 alone.' } },
  'genai-prices': { status: 'imported', source: { url: GENAI_PRICES, checkedAt: '2026-09-23', note: 'genai-prices 0.1.8 alone.' } },
  differ: {
    status: 'disputed',
    source: { url: PI_AI, checkedAt: '2026-11-10', note: 'pi-ai 1.5.2, the fresher list; genai-prices 0.1.8 differs by more than 0.1 %.' },
  },
  free: { status: 'free', source: { url: PI_AI, checkedAt: '2026-11-10', note: 'A variant that its provider gives away.' } },
};

/** What is given away is so whatever is used of it. */
const NOTHING: MeterPrices = Object.fromEntries(METERS.map((meter) => [meter, '0']));

/** The models of generated rows, as every book has them. */
export function importedModels({ provider, rows }: ImportedProvider): readonly ModelPrices[] {
  const providers = [provider];
  return rows.map((row) => modelOf(providers, row));
}

function modelOf(providers: readonly string[], [model, origin, prices, details = {}]: ImportedRow): ModelPrices {
  const { aliases, earlier = [], later = [], ...own } = details;
  const spans: readonly ImportedSpan[] = [...earlier, [origin, prices, own], ...later];
  return { providers, model, ...(aliases === undefined ? {} : { aliases }), versions: spans.map((span, index) => versionOf(span, index, spans[index + 1])) };
}

function versionOf([origin, stated, details = {}]: ImportedSpan, index: number, next: ImportedSpan | undefined): PriceVersion {
  const { since, rules: others = [] } = details;
  const until = next?.[2]?.since;
  const prices = origin === 'free' ? NOTHING : withText(stated, details);
  const rules = [...tiersOf(details.over, 'over', prices, details), ...tiersOf(details.from, 'from', prices, details), ...others];
  return {
    version: index + 1,
    ...(since === undefined ? {} : { validFrom: `${since}T00:00:00Z` }),
    ...(until === undefined ? {} : { validTo: `${until}T00:00:00Z` }),
    recordedAt: RECORDED_AT,
    ...ORIGINS[origin],
    prices,
    ...(rules.length === 0 ? {} : { rules }),
  };
}

function tiersOf(tiers: ImportedTiers | undefined, bound: 'over' | 'from', base: MeterPrices, details: ImportedDetails): ReturnType<typeof promptRules> {
  if (tiers === undefined) return [];
  return promptRules(
    base,
    Object.entries(tiers).map(([tokens, prices]) => ({ tokens: Number(tokens), prices: withText(prices, details) })),
    bound,
  );
}

/** Written out, because an import does this two thousand times. */
function withText(prices: MeterPrices, { asText }: ImportedDetails): MeterPrices {
  const { input, cache_read: read } = prices;
  if (asText === undefined || input === undefined) return prices;
  const images = read === undefined ? { input_image: input } : { input_image: input, cache_read_image: read };
  if (asText === 'image') return { ...prices, ...images };
  return { ...prices, ...images, input_video: input, ...(read === undefined ? {} : { cache_read_video: read }) };
}
