import { CommandError } from '../../errors.ts';
import { download } from './download.ts';
import { loadPackage } from './load-package.ts';
import { parseData } from './parse-data.ts';
import { readLocal } from './read-local.ts';

/** Prices of others, not read yet. */
export interface LoadedUpstream {
  /** Parsed JSON or YAML. */
  readonly data: unknown;
  /** Where it is from, as a URL. */
  readonly url: string;
}

/** How much is read of any source; the largest lists have 5 MB. */
const MOST_BYTES = 32 * 1024 * 1024;

/**
 * Reads a source: a file, a folder of files, an `https:` address, or `npm:` and one of the packages that carry prices. Nothing
 * of it is run.
 *
 * @throws CommandError that says what is wrong with it.
 */
export async function loadUpstream(from: string): Promise<LoadedUpstream> {
  if (from.startsWith('npm:')) return loadPackage(from.slice('npm:'.length));
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(from)) {
    if (!URL.canParse(from)) throw new CommandError(`--from "${from}" is no URL`, 2);
    const { text, url } = await download(new URL(from), MOST_BYTES);
    return { data: parseData(text, url.pathname, url.href), url: url.href };
  }
  return readLocal(from, MOST_BYTES);
}
