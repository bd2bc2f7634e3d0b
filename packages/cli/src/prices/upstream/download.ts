import { CommandError } from '../../errors.ts';
import { tooLarge } from './read-local.ts';

const TIMEOUT_MS = 60_000;
const MOST_REDIRECTS = 5;

/**
 * A text from the web: `https:` all the way, or `http:` on this machine; no more than so many bytes, however the answer is
 * compressed, within a minute.
 *
 * @throws CommandError that says why not.
 */
export async function download(from: URL, mostBytes: number): Promise<{ readonly text: string; readonly url: URL }> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  let url = from;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    checkProtocol(url);
    const response = await get(url, signal);
    const location = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null;
    if (location === null) return { text: await textOf(response, url, mostBytes), url };
    await response.body?.cancel();
    if (!URL.canParse(location, url.href)) throw new CommandError(`${url.href} leads to "${location}", which is no address.`);
    url = new URL(location, url);
  }
  throw new CommandError(`${from.href} leads on more than ${MOST_REDIRECTS} times.`);
}

const LOOPBACK: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

function checkProtocol({ protocol, hostname, href }: URL): void {
  if (protocol === 'https:' || (protocol === 'http:' && LOOPBACK.includes(hostname))) return;
  throw new CommandError(`${href}: prices are fetched by https only, or by http from this machine.`, 2);
}

async function get(url: URL, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(url, { redirect: 'manual', signal, headers: { accept: 'application/json' } });
  } catch (cause) {
    throw failed(url, cause);
  }
}

async function textOf(response: Response, url: URL, mostBytes: number): Promise<string> {
  if (!response.ok) {
    await response.body?.cancel();
    throw new CommandError(`${url.href} answered ${response.status} ${response.statusText}.`);
  }
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response.body ?? []) {
      bytes += chunk.byteLength;
      // Leaving the loop ends the download.
      if (bytes > mostBytes) throw tooLarge(url.href, mostBytes);
      chunks.push(chunk);
    }
  } catch (cause) {
    throw cause instanceof CommandError ? cause : failed(url, cause);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function failed(url: URL, cause: unknown): CommandError {
  const reason = cause instanceof Error ? (cause.cause instanceof Error ? cause.cause.message : cause.message) : String(cause);
  return new CommandError(`${url.href} cannot be fetched (${reason}).`, 1, { cause });
}
