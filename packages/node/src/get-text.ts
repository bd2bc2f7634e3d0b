import { get as getByHttp, type Agent, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { get as getByHttps } from 'node:https';

/** What a server answered. */
export interface TextAnswer {
  readonly status: number | undefined;
  readonly etag: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/**
 * Gets a text. By `node:http`, which OpenTelemetry's exporters have loaded: to load `fetch` takes some 20 ms of the application's
 * first moments. Does not keep the process alive. @throws when it cannot, and when the signal says so.
 *
 * @param agent Keeps connections for the next time. Default: that of the process.
 */
export async function getText(
  url: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
  agent?: Agent,
): Promise<TextAnswer> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const get = url.startsWith('https:') ? getByHttps : getByHttp;
    get(url, { headers, signal, ...(agent === undefined ? {} : { agent }) }, resolve)
      .on('error', reject)
      .on('socket', (socket) => socket.unref());
  });
  let text = '';
  for await (const part of response.setEncoding('utf8')) text += part;
  return { status: response.statusCode, etag: response.headers.etag, headers: response.headers, text };
}
