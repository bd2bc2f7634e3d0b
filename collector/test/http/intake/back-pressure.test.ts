import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ExportResultCode } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider, type ReadableSpan } from '@opentelemetry/sdk-trace';
import { expect, it, onTestFinished } from 'vitest';
import { GPT5, span, traces } from '../../otlp-json.ts';
import { temporaryFolder, testConfig, withRequests, type RunningCollector } from '../../running-collector.ts';

const MIB = 1024 ** 2;

/** A collector whose ledger takes a third of a second longer for each commit, and that may hold 48 MiB of requests. */
const SCRIPT = `
  import { startCollector, DEFAULT_CONFIG } from '@spancost/collector';
  import { DuckDBLedger } from ${JSON.stringify(join(import.meta.dirname, '../../../src/ledger/duckdb/duckdb-ledger.ts'))};
  const { append } = DuckDBLedger.prototype;
  DuckDBLedger.prototype.append = async function (batch) {
    await new Promise((resolve) => setTimeout(resolve, 300));
    return append.call(this, batch);
  };
  const limits = { ...DEFAULT_CONFIG.limits, inFlightBytes: 48 * 1024 ** 2, waitingReports: 1000 };
  const listen = { host: '127.0.0.1', port: 0 };
  const metrics = { ...DEFAULT_CONFIG.metrics, scrapeIntervalMs: 1 };
  const collector = await startCollector({ ...DEFAULT_CONFIG, limits, listen, metrics, ledger: { path: process.argv[1] }, log: { level: 'silent' } });
  console.log(collector.url);`;

async function slowCollector(): Promise<RunningCollector & { readonly process: ChildProcess }> {
  const path = join(temporaryFolder(), 'ledger.duckdb');
  const child = spawn(process.execPath, ['--conditions=@spancost/source', '--input-type=module', '--eval', SCRIPT, path], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [url] = (await once(child.stdout, 'data')) as [Buffer];
  const close = async (): Promise<void> => void child.kill('SIGKILL');
  return { ...withRequests({ url: url.toString().trim(), reload: () => undefined, close }, testConfig()), process: child };
}

/** The most memory that a process has had, in MiB. */
function peakOf({ pid }: ChildProcess): number {
  return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}

/** 3,000 spans of no AI calls, and the end of the request. */
const OTHERS = Buffer.from(JSON.stringify(traces(Array.from({ length: 3000 }, () => span({ attributes: { padding: 'x'.repeat(300) } })))));
const AFTER_FIRST = OTHERS.indexOf('"spans":[') + '"spans":['.length;
const END = gzipSync(OTHERS.subarray(AFTER_FIRST));

/** 2 MiB in 30 KiB of gzip, of two members: 5 AI calls before the other spans. */
function largeBody(request: number): Uint8Array<ArrayBuffer> {
  const calls = [0, 1, 2, 3, 4].map((index) =>
    JSON.stringify(span({ attributes: { ...GPT5, 'gen_ai.response.id': `${request}-${index}` } })),
  );
  const begin = Buffer.concat([OTHERS.subarray(0, AFTER_FIRST), Buffer.from(`${calls.join(',')},`)]);
  return new Uint8Array(Buffer.concat([gzipSync(begin), END]));
}

async function idsIn(collector: RunningCollector): Promise<readonly string[]> {
  return (await collector.calls('?limit=10000')).map(({ response_id: id }) => id ?? '').sort();
}

it('150 senders of 2 MiB at once do not grow it by 450 MiB; what it acknowledged, and only that, is in the ledger', async () => {
  const collector = await slowCollector();
  await collector.send('traces', traces([span({ attributes: { 'http.route': '/' } })]));
  const body = largeBody(0);
  expect(body.length).toBeLessThan(MIB);
  const before = peakOf(collector.process);
  const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
  const answers = await Promise.all(
    Array.from({ length: 150 }, async (_, request) => {
      const response = await collector.post('/v1/traces', request === 0 ? body : largeBody(request), headers);
      await response.arrayBuffer();
      return { request, status: response.status, retryAfter: response.headers.get('retry-after') };
    }),
  );
  const grown = peakOf(collector.process) - before;
  const taken = answers.filter(({ status }) => status === 200);
  const turnedAway = answers.filter(({ status }) => status === 503);
  expect(taken.length + turnedAway.length).toBe(150);
  expect(taken.length).toBeGreaterThan(0);
  expect(turnedAway.length).toBeGreaterThan(0);
  expect(turnedAway.every(({ retryAfter }) => ['1', '2', '3'].includes(retryAfter ?? ''))).toBe(true);
  expect(await idsIn(collector)).toEqual(taken.flatMap(({ request }) => [0, 1, 2, 3, 4].map((index) => `${request}-${index}`)).sort());
  expect(grown).toBeLessThan(450);
}, 120_000);

it("OpenTelemetry's own exporter sends again what was turned away, until all 6,000 calls of 12 applications are in", async () => {
  const collector = await slowCollector();
  const spansOf = (name: number): readonly ReadableSpan[] => {
    const memory = new InMemorySpanExporter();
    const tracer = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter: memory })] }).getTracer('openai');
    for (let call = 0; call < 500; call += 1)
      tracer.startSpan('chat', { attributes: { ...GPT5, 'gen_ai.response.id': `${name}-${call}` } }).end();
    return memory.getFinishedSpans();
  };
  const send = async (spans: readonly ReadableSpan[]): Promise<ExportResultCode> => {
    const exporter = new OTLPTraceExporter({ url: `${collector.url}/v1/traces`, timeoutMillis: 30_000 });
    const { code } = await new Promise<{ code: ExportResultCode }>((resolve) => exporter.export([...spans], resolve));
    await exporter.shutdown();
    return code;
  };
  const applications = Array.from({ length: 12 }, (_, name) => spansOf(name));
  const codes = await Promise.all(applications.map(send));
  const turnedAway = (await collector.sample('spancost_ingest_requests_total', { signal: 'traces', code: '503' })) ?? 0;
  expect(codes).toEqual(codes.map(() => ExportResultCode.SUCCESS));
  expect(turnedAway).toBeGreaterThan(0);
  expect(await collector.stats('?period=lifetime')).toMatchObject({ total_requests: 6000, cost_usd: '19.5' });
}, 120_000);
