import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import { onTestFinished } from 'vitest';
import { CollectorProcess } from '../reconciliation/collector-process.ts';
import { OtelcolProcess } from './otelcol-process.ts';
import { TraceSink } from './trace-sink.ts';

const DEPLOY = join(import.meta.dirname, '../../deploy');

/** What deploy/new-env.sh would have made. */
const TOKENS = { ingest: 'ingest-token-of-the-chain', viewer: 'viewer-token-of-the-chain', admin: 'admin-token-of-the-chain' };

/** One call, as `GET /api/v1/usage` has it. */
export interface LedgerCall {
  readonly trace_id: string;
  readonly span_id: string;
  readonly response_id: string | null;
  readonly service: string;
  readonly status: string;
  readonly cost_usd: string | null;
}

/** The Spancost collector with the configuration of deploy/, and what is asked of it. */
export class Ledger {
  readonly process: CollectorProcess;

  constructor(process: CollectorProcess) {
    this.process = process;
  }

  /** @param spansTo Where spans are forwarded to. */
  static async start(folder: string, spansTo: string): Promise<Ledger> {
    const collector = await CollectorProcess.start(join(DEPLOY, 'spancost/spancost.yaml'), {
      ...tokenHashes(),
      SPANCOST_LISTEN_HOST: '127.0.0.1',
      SPANCOST_LEDGER_PATH: join(folder, 'ledger.duckdb'),
      SPANCOST_FORWARD_TRACES_ENDPOINT: `${spansTo}/v1/traces`,
      SPANCOST_METRICS_SCRAPE_INTERVAL: '1s',
    });
    onTestFinished(() => collector.kill());
    return new Ledger(collector);
  }

  async text(path: string): Promise<string> {
    const response = await fetch(this.process.url + path, { headers: { authorization: `Bearer ${TOKENS.viewer}` } });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return await response.text();
  }

  async json<T>(path: string): Promise<T> {
    return JSON.parse(await this.text(path)) as T;
  }

  async totals(): Promise<{ readonly total_requests: number; readonly cost_usd: string }> {
    return await this.json('/api/v1/stats?period=lifetime');
  }

  async calls(): Promise<readonly LedgerCall[]> {
    const { calls } = await this.json<{ readonly calls: readonly LedgerCall[] }>('/api/v1/usage?limit=10000');
    return calls;
  }

  /** Sum of the series of a metric whose labels include all of `labels`. */
  async metric(name: string, ...labels: readonly string[]): Promise<number> {
    const lines = (await this.text('/metrics')).split('\n').filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));
    const found = lines.filter((line) => labels.every((label) => line.includes(label)));
    return found.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);
  }
}

/** providers, and application → otelcol → spancost → otelcol (tail sampling) → sink. All of it is gone after the test. */
export interface Chain {
  readonly providers: ProvidersServer;
  readonly front: OtelcolProcess;
  readonly ledger: Ledger;
  readonly sampling: OtelcolProcess;
  readonly sink: TraceSink;
}

export async function startChain(otelcol: string): Promise<Chain> {
  const folder = temporaryFolder();
  const [providers, sink] = await Promise.all([startProviders(), TraceSink.start()]);
  onTestFinished(() => providers.close());
  onTestFinished(() => sink.close());
  const sampling = await startSampling(otelcol, sink.url);
  const ledger = await Ledger.start(folder, sampling.url);
  const front = await startFront(otelcol, ledger.process.url);
  return { providers, front, ledger, sampling, sink };
}

/**
 * The first hop, as shipped, with a spancost at this address.
 * @param queueBytes Instead of 2 GiB.
 */
export async function startFront(binary: string, spancost: string, queueBytes?: number): Promise<OtelcolProcess> {
  const queue = queueBytes === undefined ? {} : { sending_queue: { queue_size: queueBytes } };
  const folder = temporaryFolder();
  const tokenFile = join(folder, 'ingest.token');
  writeFileSync(tokenFile, TOKENS.ingest);
  const otelcol = await OtelcolProcess.start({
    binary,
    config: 'config.yaml',
    folder,
    exporters: { 'otlp_http/spancost': { endpoint: spancost, ...queue } },
    extensions: { 'bearertokenauth/spancost': { filename: tokenFile } },
  });
  onTestFinished(() => otelcol.kill());
  return otelcol;
}

/** The second hop, as shipped but for how long a trace is waited for. */
async function startSampling(binary: string, sink: string): Promise<OtelcolProcess> {
  const otelcol = await OtelcolProcess.start({
    binary,
    config: 'tail-sampling.yaml',
    folder: temporaryFolder(),
    processors: { tail_sampling: { decision_wait: '2s' } },
    exporters: { 'otlp_http/tempo': { endpoint: sink } },
  });
  onTestFinished(() => otelcol.kill());
  return otelcol;
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'spancost-chain-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** The variables that the configuration of deploy/ takes the hashes of tokens from. */
function tokenHashes(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(TOKENS).map(([role, token]) => [`${role.toUpperCase()}_TOKEN_SHA256`, createHash('sha256').update(token).digest('hex')]),
  );
}

/** Waits until it is true. @throws after a minute, with what was waited for */
export async function until(what: string, isTrue: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await isTrue())) {
    if (Date.now() > deadline) throw new Error(`not within a minute: ${what}`);
    await sleep(100);
  }
}
