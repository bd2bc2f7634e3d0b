import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { decodeLogs, readAttributes } from '@spancost/collector';
import { Money } from '@spancost/prices';

/**
 * A network that delivers everything three times. It stands between the application and the collector, keeps what the
 * usage events say, and answers 503 while the collector is away, so that the application tries again.
 */
export class TriplingProxy {
  readonly #target: string;
  readonly #server: Server = createServer();
  readonly #costs = new Map<string, string | undefined>();
  #deliveries = 0;
  #spansSeen = 0;

  private constructor(target: string) {
    this.#target = target;
    this.#server.on('request', (request, response) => void this.#pass(request, response));
  }

  static async start(target: string): Promise<TriplingProxy> {
    const proxy = new TriplingProxy(target);
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Requests that the collector answered 200. */
  get deliveries(): number {
    return this.#deliveries;
  }

  /** Requests to /v1/traces. */
  get traceRequests(): number {
    return this.#spansSeen;
  }

  /** Calls that the usage events name. */
  get events(): number {
    return this.#costs.size;
  }

  /** Sum of the events' provisional costs, each call once. */
  get eventsUsd(): string {
    return [...this.#costs.values()].reduce((sum, cost) => sum.plus(cost ?? 0), new Money(0)).toFixed();
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  async #pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    if (request.url === '/v1/logs') this.#read(request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body);
    if (request.url === '/v1/traces') this.#spansSeen += 1;
    try {
      const answers: { readonly status: number; readonly body: Buffer }[] = [];
      for (let delivery = 0; delivery < 3; delivery += 1) answers.push(await this.#deliver(request, body));
      const worst = answers.reduce((a, b) => (b.status > a.status ? b : a));
      response.writeHead(worst.status).end(worst.body);
    } catch {
      // OpenTelemetry's exporters try five times: on a busy machine a collector takes longer than five seconds to start.
      response.writeHead(503, { 'retry-after': '3' }).end();
    }
  }

  async #deliver(request: IncomingMessage, body: Buffer): Promise<{ readonly status: number; readonly body: Buffer }> {
    const headers: Record<string, string> = {};
    for (const name of ['content-type', 'content-encoding', 'if-none-match'] as const) {
      const value = request.headers[name];
      if (value !== undefined) headers[name] = value;
    }
    const answer = await fetch(this.#target + request.url, {
      method: request.method ?? 'GET',
      headers,
      ...(request.method === 'POST' ? { body } : {}),
    });
    if (answer.status === 200) this.#deliveries += 1;
    return { status: answer.status, body: Buffer.from(await answer.arrayBuffer()) };
  }

  #read(body: Buffer): void {
    for (const { scopeLogs } of decodeLogs('protobuf', body).resourceLogs) {
      for (const record of scopeLogs.flatMap((scope) => scope.logRecords)) {
        const exact = readAttributes(record.attributes)['spancost.cost.exact'];
        this.#costs.set(Buffer.from(record.spanId).toString('hex'), typeof exact === 'string' ? exact : undefined);
      }
    }
  }
}
