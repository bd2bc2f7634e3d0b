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
  /** Name of the instrumentation scope. */
  readonly scope: string;
  /** `service.name` of the resource. */
  readonly service: string;
  readonly traceId: string;
  readonly spanId: string;
  /** Of a span; empty or missing at the top. */
  readonly parentSpanId?: string;
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
    resourceSpans?: (OfResource & { scopeSpans: (OfScope & { spans: never[] })[] })[];
    resourceLogs?: (OfResource & { scopeLogs: (OfScope & { logRecords: never[] })[] })[];
    resourceMetrics?: { scopeMetrics: { metrics: never[] }[] }[];
  }): void {
    for (const { resource, scopeSpans } of body.resourceSpans ?? [])
      for (const { scope, spans } of scopeSpans) for (const span of spans) this.spans.push(received(span, 'name', resource, scope));
    for (const { resource, scopeLogs } of body.resourceLogs ?? [])
      for (const { scope, logRecords } of scopeLogs)
        for (const record of logRecords) this.events.push(received(record, 'eventName', resource, scope));
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

interface OfResource {
  readonly resource?: { readonly attributes?: readonly KeyValue[] };
}

interface OfScope {
  readonly scope?: { readonly name?: string };
}

function received(
  from: { traceId: string; spanId: string; parentSpanId?: string; attributes: KeyValue[] } & Record<string, unknown>,
  name: string,
  resource: OfResource['resource'],
  scope: OfScope['scope'],
): Received {
  return {
    name: String(from[name]),
    scope: scope?.name ?? '',
    service: String(attributesOf(resource?.attributes ?? [])['service.name']),
    traceId: from.traceId,
    spanId: from.spanId,
    ...(from.parentSpanId === undefined ? {} : { parentSpanId: from.parentSpanId }),
    attributes: attributesOf(from.attributes),
  };
}

function attributesOf(pairs: readonly KeyValue[]): Record<string, unknown> {
  return Object.fromEntries(
    pairs.map(({ key, value }) => {
      const [type, read] = Object.entries(value)[0] ?? [];
      return [key, type === 'intValue' ? Number(read) : read];
    }),
  );
}
