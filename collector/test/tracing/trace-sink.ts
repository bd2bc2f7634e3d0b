import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { decodeTraces } from '../../src/otlp/decode.ts';
import type { ResourceSpans, Span } from '../../src/otlp/messages.ts';
import { readAttributes } from '../../src/otlp/read-attributes.ts';

/** A span as a back end has got it. */
export interface SentSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string;
  readonly kind: number;
  readonly attributes: Record<string, unknown>;
  readonly resource: Record<string, unknown>;
}

export interface TraceSink {
  readonly endpoint: string;
  readonly spans: SentSpan[];
  readonly bodies: Buffer[];
  readonly headers: IncomingHttpHeaders[];
}

/** A back end that keeps the spans that it is sent. */
export async function traceSink(): Promise<TraceSink> {
  const spans: SentSpan[] = [];
  const headers: IncomingHttpHeaders[] = [];
  const bodies: Buffer[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      headers.push(request.headers);
      bodies.push(Buffer.concat(chunks));
      spans.push(...decodeTraces('protobuf', Buffer.concat(chunks)).resourceSpans.flatMap(spansOf));
      response.writeHead(200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/traces`, spans, headers, bodies };
}

function spansOf({ resource, scopeSpans }: ResourceSpans): readonly SentSpan[] {
  return scopeSpans.flatMap((scope) => scope.spans.map((span) => sent(span, readAttributes(resource?.attributes ?? []))));
}

/** What the collector has no use for, and its type leaves out. */
interface Place {
  readonly parentSpanId?: Uint8Array | null;
  readonly kind?: number;
}

function sent(span: Span & Place, resource: Record<string, unknown>): SentSpan {
  const hex = (bytes: Uint8Array | null | undefined): string => Buffer.from(bytes ?? []).toString('hex');
  return {
    name: span.name,
    traceId: hex(span.traceId),
    spanId: hex(span.spanId),
    parentSpanId: hex(span.parentSpanId),
    kind: span.kind ?? 0,
    attributes: readAttributes(span.attributes),
    resource,
  };
}
