import type { PriceBook } from '@spancost/prices';
import { proposeChanges, quarantineChanges, UnusableSourceError, upstreamOf, withListed } from '@spancost/prices/upkeep';
import { readChanges, writeChanges } from './changes-file.ts';
import { loadSource } from './load-source.ts';
import { PriceSyncError } from './price-sync-error.ts';

export interface PriceCheckOptions {
  /** A file or a URL. */
  readonly from: string;
  /** What the source is compared with. */
  readonly book: PriceBook;
  /** Where changes wait. */
  readonly changesFile: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** What a check found. */
export interface PriceCheckResult {
  /** `litellm`, `openrouter`. */
  readonly upstream: string;
  /** Models that it lists, and entries that could not be read. */
  readonly prices: number;
  readonly unreadable: number;
  /** All changes that wait now. */
  readonly waiting: number;
}

/**
 * Compares a book with another list of prices and lets the differences wait for somebody to decide. Applies nothing.
 *
 * @throws PriceSyncError, and then the file of waiting changes is as it was.
 */
export async function checkPrices({ from, book, changesFile, at }: PriceCheckOptions): Promise<PriceCheckResult> {
  const { data, url } = await loadSource(from);
  const { upstream, problems } = read(data, url, at, from);
  const file = readChanges(changesFile);
  const remembered = file.quarantine.upstreams[upstream.name]?.listed ?? [];
  const changes = proposeChanges(book, withListed(upstream, book, remembered), at);
  const quarantine = quarantineChanges(file.quarantine, upstream, changes, at);
  writeChanges(changesFile, file, quarantine);
  return { upstream: upstream.name, prices: upstream.prices.length, unreadable: problems.length, waiting: quarantine.waiting.length };
}

function read(data: unknown, url: string, at: number, from: string): ReturnType<typeof upstreamOf> {
  try {
    return upstreamOf(data, { url, at });
  } catch (cause) {
    if (!(cause instanceof UnusableSourceError)) throw cause;
    throw new PriceSyncError(`${from}: ${cause.message}`, { cause });
  }
}
