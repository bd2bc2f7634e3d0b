import { problemOfUrl } from '../../config/price-source.ts';
import { PriceSyncError } from './price-sync-error.ts';

const TIMEOUT_MS = 60_000;
const MOST_REDIRECTS = 5;

/**
 * A text from the web: by https all the way, or by http on this machine; no more than so many bytes, however the answer is
 * compressed, within a minute.
 *
 * @throws PriceSyncError that says why not.
 */
export async function download(from: string, mostBytes: number): Promise<{ readonly text: string; readonly url: string }> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  let url = from;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const problem = problemOfUrl(url);
    if (problem !== undefined) throw new PriceSyncError(`${url}: ${problem}`);
    const response = await get(url, signal);
    const location = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null;
    if (location === null) return { text: await textOf(response, url, mostBytes), url };
    await response.body?.cancel();
    if (!URL.canParse(location, url)) throw new PriceSyncError(`${url} leads to what is no address`);
    url = new URL(location, url).href;
  }
  throw new PriceSyncError(`${from} leads on more than ${MOST_REDIRECTS} times`);
}

async function get(url: string, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(url, { redirect: 'manual', signal, headers: { accept: 'application/json' } });
  } catch (cause) {
    throw failed(url, cause);
  }
}

async function textOf(response: Response, url: string, mostBytes: number): Promise<string> {
  if (!response.ok) {
    await response.body?.cancel();
    throw new PriceSyncError(`${url} answered ${response.status} ${response.statusText}`);
  }
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response.body ?? []) {
      bytes += chunk.byteLength;
      // Leaving the loop ends the download.
      if (bytes > mostBytes) throw tooLarge(url, mostBytes);
      chunks.push(chunk);
    }
  } catch (cause) {
    throw cause instanceof PriceSyncError ? cause : failed(url, cause);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** What is said of a source that is larger than any list of prices. */
export function tooLarge(name: string, mostBytes: number): PriceSyncError {
  return new PriceSyncError(`${name} is larger than ${mostBytes / 1024 / 1024} MiB, which no list of prices is; nothing was taken from it`);
}

function failed(url: string, cause: unknown): PriceSyncError {
  const reason = cause instanceof Error ? (cause.cause instanceof Error ? cause.cause.message : cause.message) : String(cause);
  return new PriceSyncError(`${url} cannot be fetched: ${reason}`, { cause });
}
