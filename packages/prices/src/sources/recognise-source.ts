import type { SourceFormat } from './source-price.ts';

/** How many entries are looked at. */
const MOST_LOOKED_AT = 50;

/** Which list of prices this is, by the shape of its first entries; undefined if it is none that can be read. Never throws. */
export function recogniseSource(data: unknown): SourceFormat | undefined {
  if (!isObject(data)) return undefined;
  if (data['schema'] === 'spancost/price-book/v1') return 'price-book';
  const entries = firstOf(data);
  if (Array.isArray(data)) {
    if (entries.some((entry) => Array.isArray(entry['models']))) return 'genai-prices';
    return entries.some(isPiAiFile) ? 'pi-ai' : undefined;
  }
  if (Array.isArray(data['data']) && firstOf(data['data']).some((entry) => isObject(entry['pricing']))) return 'openrouter';
  if (entries.some((entry) => typeof entry['litellm_provider'] === 'string')) return 'litellm';
  if (entries.some((entry) => isObject(entry['pricing_config']))) return 'portkey';
  if (entries.some((entry) => isObject(entry['models']) && typeof entry['id'] === 'string')) return 'models.dev';
  return isPiAiFile(data) ? 'pi-ai' : undefined;
}

/** Models by API: their cost has camelCase fields. */
function isPiAiFile(data: Fields): boolean {
  return firstOf(data).some((models) => firstOf(models).some(({ cost }) => isObject(cost) && 'cacheRead' in cost));
}

type Fields = Readonly<Record<string, unknown>>;

function firstOf(data: object): readonly Fields[] {
  return Object.values(data).slice(0, MOST_LOOKED_AT).filter(isObject);
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}
