import { createServer, request as httpRequest } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

export interface ProxyOptions {
  /** Under which path the collector is; what is asked elsewhere is not there. */
  readonly path: string;
  /** `user:password` that the proxy asks for by HTTP Basic before it passes anything on. */
  readonly signIn?: string;
  /** What it then sends to the collector in place of what it was sent. */
  readonly token?: string;
}

export interface Proxy {
  /** Of the collector behind it. */
  readonly url: string;
  close(): void;
}

/** A proxy in front of a collector, as people set up nginx. */
export async function startProxy(collector: string, { path, signIn, token }: ProxyOptions): Promise<Proxy> {
  const expected = signIn === undefined ? undefined : `Basic ${Buffer.from(signIn).toString('base64')}`;
  const server = createServer((asked, answer) => {
    const { host: _host, ...headers } = asked.headers;
    if (expected !== undefined && headers.authorization !== expected)
      return void answer.writeHead(401, { 'www-authenticate': 'Basic realm="tools"', 'content-type': 'text/html' }).end('<h1>401</h1>');
    if (asked.url?.startsWith(path) !== true) return void answer.writeHead(404).end();
    const passed = httpRequest(
      collector + asked.url.slice(path.length),
      { method: asked.method, headers: token === undefined ? headers : { ...headers, authorization: `Bearer ${token}` } },
      (got) => {
        answer.writeHead(got.statusCode ?? 500, got.headers);
        got.pipe(answer);
      },
    );
    asked.pipe(passed);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, close: () => void server.close() };
}
