import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { decodeTraces, readAttributes } from '@spancost/collector';

/** A span as it arrives behind the sampling. */
export interface KeptSpan {
  readonly traceId: string;
  readonly responseId: string | undefined;
  readonly costUsd: number | undefined;
  readonly basis: string | undefined;
  readonly isError: boolean;
}

const STATUS_ERROR = 2;

/** Takes OTLP traces in place of Tempo, and keeps what was in them. */
export class TraceSink {
  readonly spans: KeptSpan[] = [];
  readonly #server: Server = createServer((request, response) => void this.#take(request, response));

  static async start(): Promise<TraceSink> {
    const sink = new TraceSink();
    await new Promise<void>((resolve) => sink.#server.listen(0, '127.0.0.1', resolve));
    return sink;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const { resourceSpans } = decodeTraces('protobuf', request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body);
    for (const { traceId, attributes, status } of resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans))) {
      const read = readAttributes(attributes);
      this.spans.push({
        traceId: Buffer.from(traceId).toString('hex'),
        responseId: textOf(read['gen_ai.response.id']),
        costUsd: typeof read['spancost.cost.usd'] === 'number' ? read['spancost.cost.usd'] : undefined,
        basis: textOf(read['spancost.cost.basis']),
        isError: status?.code === STATUS_ERROR,
      });
    }
    response.writeHead(200, { 'content-type': 'application/x-protobuf' }).end();
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
