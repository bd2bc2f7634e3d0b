import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { decodeTraces, readAttributes } from '@spancost/collector';
import { ATTR_SPANCOST_COST_EXACT, readCall } from '@spancost/conventions';
import { Money } from '@spancost/prices';
import type { Decimal } from 'decimal.js';

/** The trace back end of the demo: where Tempo would stand, it keeps the cost of every AI call's span. */
export class SpanSink {
  /** Exact cost by span id; undefined for a span without a price. A span that comes twice counts once. */
  readonly #costs = new Map<string, string | undefined>();
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(): Promise<SpanSink> {
    const server = createServer();
    const sink = new SpanSink(server);
    server.on('request', (request, response) => {
      sink.#receive(request).then(
        () => response.writeHead(200, { 'content-type': 'application/x-protobuf' }).end(),
        (error: unknown) => response.writeHead(400).end(String(error)),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return sink;
  }

  /** Where to send `/v1/traces`. */
  get endpoint(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1/traces`;
  }

  /** How many AI calls were seen as spans. */
  get spans(): number {
    return this.#costs.size;
  }

  /** Sum of the exact costs on the spans, in US dollars. */
  get costUsd(): Decimal {
    return [...this.#costs.values()].reduce((sum, cost) => sum.plus(cost ?? 0), new Money(0));
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  async #receive(request: IncomingMessage): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const raw = Buffer.concat(chunks);
    const body = request.headers['content-encoding'] === 'gzip' ? gunzipSync(raw) : raw;
    for (const { scopeSpans } of decodeTraces('protobuf', body).resourceSpans) {
      for (const span of scopeSpans.flatMap((scope) => scope.spans)) {
        const attributes = readAttributes(span.attributes);
        if (readCall(attributes) === undefined) continue;
        const exact = attributes[ATTR_SPANCOST_COST_EXACT];
        this.#costs.set(Buffer.from(span.spanId).toString('hex'), typeof exact === 'string' ? exact : undefined);
      }
    }
  }
}
