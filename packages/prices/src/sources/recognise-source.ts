import type { SourceFormat } from './source-price.ts';

/** Which list of prices this is, by the shape of its first entries; undefined if it is none that can be read. Never throws. */
export function recogniseSource(data: unknown): SourceFormat | undefined {
  return typeof data === 'object' && data !== null && 'schema' in data && data.schema === 'spancost/price-book/v1'
    ? 'price-book'
    : undefined;
}
