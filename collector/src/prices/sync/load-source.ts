import { readFileSync, statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import { isUrl } from '../../config/price-source.ts';
import { download, tooLarge } from './download.ts';
import { PriceSyncError } from './price-sync-error.ts';

/** How much is read of any source; the largest lists have 5 MB. */
const MOST_BYTES = 32 * 1024 * 1024;

/** YAML is read slowly, and none of the lists is written in it but books. */
const MOST_YAML = 4 * 1024 * 1024;
const MAX_ALIASES = 100;

/** A list of prices, not read yet. */
export interface LoadedSource {
  /** Parsed JSON or YAML. */
  readonly data: unknown;
  /** Where it is from in the end. */
  readonly url: string;
}

/** Reads a file or fetches a URL. Nothing of it is run. @throws PriceSyncError */
export async function loadSource(from: string, mostBytes: number = MOST_BYTES): Promise<LoadedSource> {
  const { text, url } = isUrl(from) ? await download(from, mostBytes) : readFile(from, mostBytes);
  const isYaml = /\.ya?ml$/i.test(new URL(url).pathname);
  if (isYaml && text.length > MOST_YAML) throw new PriceSyncError(`${from} has more than 4 MiB of YAML; write it as JSON`);
  try {
    return { data: isYaml ? parse(text, { maxAliasCount: MAX_ALIASES, logLevel: 'error' }) : JSON.parse(text), url };
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new PriceSyncError(`${from} is not ${isYaml ? 'YAML' : 'JSON'}: ${problem.slice(0, 300)}`, { cause });
  }
}

function readFile(file: string, mostBytes: number): { readonly text: string; readonly url: string } {
  try {
    const stats = statSync(file);
    if (!stats.isFile()) throw new PriceSyncError(`${file} is no file`);
    if (stats.size > mostBytes) throw tooLarge(file, mostBytes);
    return { text: readFileSync(file, 'utf8'), url: pathToFileURL(file).href };
  } catch (cause) {
    if (cause instanceof PriceSyncError) throw cause;
    throw new PriceSyncError(`${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
