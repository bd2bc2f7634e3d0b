import type { SourceOptions } from '@spancost/prices/sources';
import { UnusableSourceError, upstreamOf, type ReadUpstream } from '@spancost/prices/upkeep';
import { CommandError } from '../../errors.ts';
import { loadUpstream } from './load-upstream.ts';

/**
 * Reads prices of others. Entries that cannot be read are left out and told of.
 *
 * @param now Milliseconds since the epoch.
 * @throws CommandError for what cannot be fetched, or is no list of prices as a whole.
 */
export async function readUpstream(from: string, options: SourceOptions, now: number): Promise<ReadUpstream> {
  const { data, url } = await loadUpstream(from);
  try {
    return upstreamOf(data, { url, at: now }, options);
  } catch (cause) {
    if (cause instanceof UnusableSourceError) throw new CommandError(`${from}: ${cause.message}.`, 1, { cause });
    throw cause;
  }
}
