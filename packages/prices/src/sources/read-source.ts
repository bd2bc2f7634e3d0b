import { readBook } from './book-source.ts';
import { readGenaiPrices } from './genai-prices.ts';
import { readLiteLlm } from './litellm.ts';
import { readModelsDev } from './models-dev.ts';
import { readOpenRouter } from './openrouter.ts';
import { readPiAi } from './pi-ai.ts';
import { readPortkey } from './portkey.ts';
import { recogniseSource } from './recognise-source.ts';
import type { SourceFormat, SourceOptions, SourceReading } from './source-price.ts';

/**
 * The prices of a list that others have published, as far as they can be read; every entry that cannot be is one problem with
 * its path. Pure: takes parsed JSON, fetches nothing. Never throws, whatever the JSON holds.
 */
export function readSource(data: unknown, options: SourceOptions = {}): SourceReading {
  const format = options.format ?? recogniseSource(data);
  if (format === undefined)
    return { format, prices: [], problems: [{ path: [], problem: 'is no list of prices that is known; name its format if it is one' }] };
  const { prices, problems } = readAs(format, data, options.provider);
  return { format, prices, problems };
}

function readAs(format: SourceFormat, data: unknown, provider: string | undefined): Pick<SourceReading, 'prices' | 'problems'> {
  switch (format) {
    case 'price-book':
      return readBook(data);
    case 'pi-ai':
      return readPiAi(data);
    case 'genai-prices':
      return readGenaiPrices(data);
    case 'litellm':
      return readLiteLlm(data);
    case 'openrouter':
      return readOpenRouter(data);
    case 'models.dev':
      return readModelsDev(data);
    case 'portkey':
      return readPortkey(data, provider);
    default:
      return format satisfies never;
  }
}
