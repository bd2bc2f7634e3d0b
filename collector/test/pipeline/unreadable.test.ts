import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { DEFAULT_FORWARD, decodeTraces } from '@spancost/collector';
import type * as conventions from '@spancost/conventions';
import { expect, it, onTestFinished, vi } from 'vitest';
import { event, GPT5, logs, newTraceId, span, traces } from '../otlp-json.ts';
import { runCollector } from '../running-collector.ts';

const MARK = 'spancost.metadata.fault';

/** The real reader, with a fault: it throws at calls that carry the mark. */
vi.mock('@spancost/conventions', async (original) => {
  const real = await original<typeof conventions>();
  const readCall: typeof real.readCall = (attributes) => {
    if (attributes[MARK] !== undefined) throw new TypeError('Cannot convert object to primitive value');
    return real.readCall(attributes);
  };
  return { ...real, readCall };
});

interface Quarantine {
  readonly reports: readonly { readonly reason: string; readonly detail: string; readonly report: object }[];
}

it('a span that the reader throws at is quarantined as unreadable and forwarded; the two beside it are charged', async () => {
  const received: Buffer[] = [];
  const sink: Server = createServer((request, response) => {
    request.on('data', (chunk: Buffer) => received.push(chunk)).on('end', () => response.end());
  }).listen(0, '127.0.0.1');
  await once(sink, 'listening');
  onTestFinished(() => void sink.close());
  const endpoint = `http://127.0.0.1:${(sink.address() as AddressInfo).port}/v1/traces`;
  const collector = await runCollector({ forward: { traces: { ...DEFAULT_FORWARD, endpoint } } });

  const traceId = newTraceId();
  const body = traces([span(), span({ traceId, attributes: { ...GPT5, [MARK]: 'x' } }), span()]);
  expect((await collector.send('traces', body)).status).toBe(200);
  expect((await collector.send('traces', body)).status).toBe(200);

  expect(await collector.stats()).toMatchObject({ total_requests: 2, cost_usd: '0.0065' });
  const { reports } = await collector.json<Quarantine>('/api/v1/quarantine');
  expect(reports).toHaveLength(1);
  expect(reports[0]).toMatchObject({
    signal: 'traces',
    reason: 'unreadable',
    report: { trace_id: traceId, service: 'shop', attributes: { [MARK]: 'x', 'gen_ai.usage.input_tokens': 1000 } },
  });
  expect(reports[0]?.detail).toContain('Cannot convert object to primitive value');
  await collector.close();
  const forwarded = decodeTraces('protobuf', Buffer.concat(received)).resourceSpans.flatMap(({ scopeSpans }) => scopeSpans[0]?.spans ?? []);
  expect(forwarded.map((each) => Buffer.from(each.traceId).toString('hex'))).toContain(traceId);
});

it('a usage event that the reader throws at is quarantined as unreadable, and the one beside it is charged', async () => {
  const collector = await runCollector();
  const body = logs([event({ attributes: { ...GPT5, [MARK]: 'x' } }), event()]);
  expect((await collector.send('logs', body)).status).toBe(200);
  expect(await collector.stats()).toMatchObject({ total_requests: 1 });
  const { reports } = await collector.json<Quarantine>('/api/v1/quarantine');
  expect(reports).toMatchObject([{ signal: 'logs', reason: 'unreadable' }]);
});
