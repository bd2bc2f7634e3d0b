import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DEFAULT_FORWARD, type ForwardTarget } from '@spancost/collector';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { decodeTraces } from '../../src/otlp/decode.ts';
import { encodeTraces } from '../../src/otlp/encode.ts';
import type { TraceRequest } from '../../src/otlp/messages.ts';
import { readAttributes } from '../../src/otlp/read-attributes.ts';
import { event, GPT5, logs, newSpanId, newTraceId, span, traces } from '../otlp-json.ts';
import { runCollector } from '../running-collector.ts';

/** Until a target is given up, on a machine that has other work too. */
const PATIENT = { timeout: 10_000 };

interface Received {
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

interface Backend {
  readonly target: ForwardTarget;
  readonly received: Received[];
  /** Waits for so many requests. */
  requests(count: number): Promise<readonly Received[]>;
}

/** A trace back end that keeps what it is sent. */
async function backend(status = 200): Promise<Backend> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ url: request.url, headers: request.headers, body: Buffer.concat(chunks) });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/traces`;
  return {
    target: { ...DEFAULT_FORWARD, endpoint, headers: { 'x-scope': 'team' } },
    received,
    requests: (count) => vi.waitFor(() => (received.length >= count ? received : Promise.reject(new Error('not yet'))), { timeout: 5000 }),
  };
}

function spansOf(request: TraceRequest): Record<string, unknown>[] {
  return request.resourceSpans.flatMap(({ scopeSpans }) =>
    scopeSpans.flatMap(({ spans }) => spans.map(({ attributes }) => readAttributes(attributes))),
  );
}

function costOf(attributes: Record<string, unknown> | undefined): Record<string, unknown> {
  return Object.fromEntries(Object.entries(attributes ?? {}).filter(([name]) => name.startsWith('spancost.cost.')));
}

const LEDGER_PRICE = {
  'spancost.cost.usd': 0.00325,
  'spancost.cost.exact': '0.00325',
  'spancost.cost.basis': 'computed',
  'spancost.cost.price_id': 'list@2/openai/gpt-5/v1',
};

describe('spans that are handed on', () => {
  it("carry the ledger's price in place of the application's, and all else as it came", async () => {
    const tempo = await backend();
    const collector = await runCollector({ forward: { traces: tempo.target } });
    const provisional = {
      'spancost.cost.usd': 99,
      'spancost.cost.exact': '99',
      'spancost.cost.basis': 'estimated',
      'spancost.cost.price_id': 'mine',
      'gen_ai.usage.cost.amount': 0.5,
    };
    const plain = {
      ...span({ attributes: { 'http.request.method': 'GET' } }),
      events: [{ timeUnixNano: '5', name: 'e' }],
      links: [{ traceId: newTraceId(), spanId: newSpanId() }],
    };
    await collector.send('traces', traces([span({ attributes: { ...GPT5, ...provisional } }), plain]));
    const [request] = await tempo.requests(1);
    expect(request?.url).toBe('/v1/traces');
    expect(request?.headers).toMatchObject({ 'content-type': 'application/x-protobuf', 'x-scope': 'team' });
    const [priced, other] = spansOf(decodeTraces('protobuf', request!.body));
    expect(costOf(priced)).toEqual(LEDGER_PRICE);
    expect(priced).toMatchObject({ ...GPT5, 'gen_ai.usage.cost.amount': 0.5 });
    expect({ ...other }).toEqual({ 'http.request.method': 'GET' });
    const decoded = decodeTraces('protobuf', request!.body).resourceSpans[0]?.scopeSpans[0]?.spans[1];
    expect(decoded).toMatchObject({ events: [{ name: 'e' }], links: [{ traceId: expect.anything() }] });
    expect(await collector.sample('spancost_forwarded_total', { signal: 'traces', outcome: 'delivered' })).toBe(1);
  });

  it('after their event carry the price that the event was charged', async () => {
    const tempo = await backend();
    const collector = await runCollector({ forward: { traces: tempo.target } });
    const call = { traceId: newTraceId(), spanId: newSpanId() };
    await collector.send('logs', logs([event(call)]));
    await collector.send('traces', traces([span(call)]));
    expect(costOf(spansOf(decodeTraces('protobuf', (await tempo.requests(1))[0]!.body))[0])).toEqual(LEDGER_PRICE);
  });

  it('without a price say so, and from quarantine say no cost at all', async () => {
    const tempo = await backend();
    const collector = await runCollector({ forward: { traces: tempo.target } });
    const unknown = { ...GPT5, 'gen_ai.response.model': 'nobody-1', 'spancost.cost.usd': 1 };
    const impossible = { ...GPT5, 'gen_ai.usage.input_tokens': -1, 'spancost.cost.usd': 1 };
    await collector.send('traces', traces([span({ attributes: unknown }), span({ attributes: impossible })]));
    const [first, second] = spansOf(decodeTraces('protobuf', (await tempo.requests(1))[0]!.body));
    expect(costOf(first)).toEqual({ 'spancost.cost.basis': 'unpriced', 'spancost.cost.unpriced_reason': 'model_unknown' });
    expect(costOf(second)).toEqual({});
    expect(second?.['gen_ai.usage.input_tokens']).toBe(-1);
  });

  it('keep fields of a newer protocol: field 99 of a span arrives as it was sent', async () => {
    const tempo = await backend();
    const collector = await runCollector({ forward: { traces: tempo.target } });
    const request = decodeTraces('json', Buffer.from(JSON.stringify(traces([span()]))));
    const future = Buffer.from([0x9a, 0x06, 0x03, 0x66, 0x6f, 0x6f]);
    Object.assign(request.resourceSpans[0]!.scopeSpans[0]!.spans[0]!, { $unknowns: [future] });
    await collector.post('/v1/traces', new Uint8Array(encodeTraces(request)), { 'content-type': 'application/x-protobuf' });
    const [received] = await tempo.requests(1);
    expect(received!.body.includes(future)).toBe(true);
    expect(costOf(spansOf(decodeTraces('protobuf', received!.body))[0])).toEqual(LEDGER_PRICE);
  });

  it('to a target that is down are counted, and ingestion neither waits nor fails', async () => {
    const target = { ...DEFAULT_FORWARD, endpoint: 'http://127.0.0.1:9/v1/traces', timeoutMs: 3000 };
    const collector = await runCollector({ forward: { traces: target } });
    const begin = performance.now();
    expect((await collector.send('traces', traces([span()]))).status).toBe(200);
    expect(performance.now() - begin).toBeLessThan(2500);
    await vi.waitFor(
      async () => expect(await collector.sample('spancost_forwarded_total', { signal: 'traces', outcome: 'failed' })).toBe(1),
      PATIENT,
    );
    expect((await collector.stats()).total_requests).toBe(1);
  });

  it('to a target that answers 400 are counted as failed after one attempt', async () => {
    const tempo = await backend(400);
    const collector = await runCollector({ forward: { traces: tempo.target } });
    await collector.send('traces', traces([span()]));
    await vi.waitFor(
      async () => expect(await collector.sample('spancost_forwarded_total', { signal: 'traces', outcome: 'failed' })).toBe(1),
      PATIENT,
    );
    expect(tempo.received).toHaveLength(1);
  });

  it('above the limit of requests under way are dropped and counted', async () => {
    const target = { ...DEFAULT_FORWARD, endpoint: 'http://127.0.0.1:9/v1/traces', timeoutMs: 1500, concurrency: 1 };
    const collector = await runCollector({ forward: { traces: target } });
    for (let request = 0; request < 3; request += 1) await collector.send('traces', traces([span()]));
    expect(await collector.sample('spancost_forwarded_total', { signal: 'traces', outcome: 'dropped' })).toBe(2);
  });
});

describe('OTLP metrics', () => {
  it.each(['application/json', 'application/x-protobuf'])('as %s are relayed byte for byte', async (contentType) => {
    const prometheus = await backend();
    const collector = await runCollector({ forward: { metrics: prometheus.target } });
    const body = contentType.endsWith('json') ? Buffer.from('{"resourceMetrics":[]}') : Buffer.from([0x0a, 0x00]);
    expect((await collector.post('/v1/metrics', new Uint8Array(body), { 'content-type': contentType })).status).toBe(200);
    const [request] = await prometheus.requests(1);
    expect(request?.body).toEqual(body);
    expect(request?.headers['content-type']).toBe(contentType);
  });

  it('without a target are accepted and dropped with one line in the log', async () => {
    const warnings: string[] = [];
    const log = (): void => undefined;
    const logger = {
      level: 'info',
      fatal: log,
      error: log,
      info: log,
      debug: log,
      trace: log,
      silent: log,
      warn: (line: string) => void warnings.push(line),
    };
    const collector = await runCollector(
      {},
      { logger: { ...logger, child: () => ({ ...logger, child: () => logger as never }) } as never },
    );
    for (let request = 0; request < 3; request += 1) expect((await collector.send('metrics', { resourceMetrics: [] })).status).toBe(200);
    expect(warnings).toEqual([expect.stringContaining('forward.metrics.endpoint is not set')]);
  });
});
