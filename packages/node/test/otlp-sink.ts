import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';

interface KeyValue {
  readonly key: string;
  readonly value: Readonly<Record<string, unknown>>;
}

/** A span or log record as OTLP's JSON has it, its attributes as a plain object. */
export interface Received {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** An OTLP/HTTP JSON back end that keeps what it gets, or answers as it is told to. */
export class OtlpSink {
  readonly spans: Received[] = [];
  readonly events: Received[] = [];
  /** Value of the last data point of each metric, by name and then by attributes as JSON. */
  readonly metrics = new Map<string, Map<string, number>>();
  /** Status that /v1/logs answers. */
  logStatus = 200;
  readonly #server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      const status = request.url === '/v1/logs' ? this.logStatus : 200;
      if (status === 200 && request.method === 'POST')
        this.#keep(JSON.parse((request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString()));
      response.writeHead(request.method === 'POST' ? status : 404, { 'content-type': 'application/json' }).end('{}');
    });
  });

  static async start(): Promise<OtlpSink> {
    const sink = new OtlpSink();
    await new Promise<void>((resolve) => sink.#server.listen(0, '127.0.0.1', resolve));
    return sink;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  // The three shapes are OTLP's; only the fields that the tests look at are named.
  #keep(body: {
    resourceSpans?: { scopeSpans: { spans: never[] }[] }[];
    resourceLogs?: { scopeLogs: { logRecords: never[] }[] }[];
    resourceMetrics?: { scopeMetrics: { metrics: never[] }[] }[];
  }): void {
    for (const span of body.resourceSpans?.flatMap((resource) => resource.scopeSpans.flatMap((scope) => scope.spans)) ?? [])
      this.spans.push(received(span, 'name'));
    for (const record of body.resourceLogs?.flatMap((resource) => resource.scopeLogs.flatMap((scope) => scope.logRecords)) ?? [])
      this.events.push(received(record, 'eventName'));
    for (const metric of body.resourceMetrics?.flatMap((resource) => resource.scopeMetrics.flatMap((scope) => scope.metrics)) ?? [])
      this.#keepMetric(metric);
  }

  #keepMetric(metric: { name: string; sum?: { dataPoints: never[] }; histogram?: { dataPoints: never[] } }): void {
    const points: { attributes: KeyValue[]; asDouble?: number; asInt?: number | string; sum?: number }[] =
      (metric.sum ?? metric.histogram)?.dataPoints ?? [];
    const values = this.metrics.get(metric.name) ?? new Map<string, number>();
    this.metrics.set(metric.name, values);
    for (const point of points)
      values.set(JSON.stringify(attributesOf(point.attributes)), Number(point.asDouble ?? point.asInt ?? point.sum));
  }
}

function received(from: { traceId: string; spanId: string; attributes: KeyValue[] } & Record<string, unknown>, name: string): Received {
  return { name: String(from[name]), traceId: from.traceId, spanId: from.spanId, attributes: attributesOf(from.attributes) };
}

function attributesOf(pairs: readonly KeyValue[]): Record<string, unknown> {
  return Object.fromEntries(
    pairs.map(({ key, value }) => {
      const [type, read] = Object.entries(value)[0] ?? [];
      return [key, type === 'intValue' ? Number(read) : read];
    }),
  );
}
