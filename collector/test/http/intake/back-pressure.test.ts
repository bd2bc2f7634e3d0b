import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ExportResultCode } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider, type ReadableSpan } from '@opentelemetry/sdk-trace';
import { expect, it, onTestFinished } from 'vitest';
import { GPT5, span, traces } from '../../otlp-json.ts';
import { temporaryFolder, testConfig, withRequests, type RunningCollector } from '../../running-collector.ts';

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

/** Spans of no AI calls, and the end of the request: 4 MB. */
const OTHERS = Buffer.from(
  JSON.stringify(traces(Array.from({ length: 400 }, () => span({ attributes: { padding: 'x'.repeat(10_000) } })))),
);
const AFTER_FIRST = OTHERS.indexOf('"spans":[') + '"spans":['.length;
const END = OTHERS.subarray(AFTER_FIRST);
const ZIPPED_END = gzipSync(END);

/** 4 MB with 5 AI calls before the other spans: as it is, or in 20 KB of gzip, of two members. The parts are shared. */
function partsOf(request: number): readonly Buffer[] {
  const calls = [0, 1, 2, 3, 4].map((index) =>
    JSON.stringify(span({ attributes: { ...GPT5, 'gen_ai.response.id': `${request}-${index}` } })),
  );
  const begin = Buffer.concat([OTHERS.subarray(0, AFTER_FIRST), Buffer.from(`${calls.join(',')},`)]);
  return isZipped(request) ? [gzipSync(begin), ZIPPED_END] : [begin, END];
}

const isZipped = (request: number): boolean => request % 2 === 1;

interface Answer {
  readonly request: number;
  readonly status: number | undefined;
  readonly retryAfter: string | undefined;
}

/** Sends one request over a connection of its own; what is turned away may be answered before all of it is sent. */
function sendLarge(url: string, request: number): Promise<Answer> {
  const parts = partsOf(request);
  const headers = {
    'content-type': 'application/json',
    'content-length': parts.reduce((sum, { length }) => sum + length, 0),
    ...(isZipped(request) ? { 'content-encoding': 'gzip' } : {}),
  };
  return new Promise((resolve, reject) => {
    const sent = httpRequest(`${url}/v1/traces`, { method: 'POST', headers, agent: false }, (response) => {
      response.resume().once('end', () => resolve({ request, status: response.statusCode, retryAfter: response.headers['retry-after'] }));
    });
    sent.once('error', reject);
    for (const part of parts) sent.write(part);
    sent.end();
  });
}

async function idsIn(collector: RunningCollector): Promise<readonly string[]> {
  return (await collector.calls('?limit=10000')).map(({ response_id: id }) => id ?? '').sort();
}

it('200 senders of 4 MB at once, half of them zipped, do not grow it by 350 MiB; what it acknowledged, and only that, is in the ledger', async () => {
  const collector = await slowCollector();
  await collector.send('traces', traces([span({ attributes: { 'http.route': '/' } })]));
  const before = peakOf(collector.process);
  const answers = await Promise.all(Array.from({ length: 200 }, (_, request) => sendLarge(collector.url, request)));
  const grown = peakOf(collector.process) - before;
  const taken = answers.filter(({ status }) => status === 200);
  const turnedAway = answers.filter(({ status }) => status === 503);
  expect(taken.length + turnedAway.length).toBe(200);
  expect(taken.length).toBeGreaterThan(0);
  expect(turnedAway.length).toBeGreaterThan(0);
  expect(turnedAway.every(({ retryAfter }) => ['1', '2', '3'].includes(retryAfter ?? ''))).toBe(true);
  expect(await idsIn(collector)).toEqual(taken.flatMap(({ request }) => [0, 1, 2, 3, 4].map((index) => `${request}-${index}`)).sort());
  expect(grown).toBeLessThan(350);
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
