import { get as getByHttp, type Agent, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { get as getByHttps } from 'node:https';

/** What a server answered. */
export interface TextAnswer {
  readonly status: number | undefined;
  readonly etag: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** More than a price book or a snapshot ever has. What sends on and on is no collector, and must not fill the memory of the application. */
const MAX_CHARACTERS = 32 * 2 ** 20;

/**
 * Gets a text. By `node:http`, which OpenTelemetry's exporters have loaded: to load `fetch` takes some 20 ms of the application's
 * first moments. Does not keep the process alive. @throws when it cannot; when the signal says so, with its reason; when there is no end
 * to the text.
 *
 * @param agent Keeps connections for the next time. Default: that of the process.
 */
export async function getText(
  url: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
  agent?: Agent,
): Promise<TextAnswer> {
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const get = url.startsWith('https:') ? getByHttps : getByHttp;
      get(url, { headers, signal, ...(agent === undefined ? {} : { agent }) }, resolve)
        .on('error', reject)
        .on('socket', (socket) => socket.unref());
    });
    return { status: response.statusCode, etag: response.headers.etag, headers: response.headers, text: await textOf(response) };
  } catch (error) {
    // Node says of every signal that "The operation was aborted", and of what breaks off in the body only "aborted".
    throw signal.aborted ? signal.reason : error;
  }
}

async function textOf(response: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of response.setEncoding('utf8')) {
    text += part;
    if (text.length > MAX_CHARACTERS) throw new Error(`its answer goes on after ${MAX_CHARACTERS} characters: is it a collector?`);
  }
  return text;
}
