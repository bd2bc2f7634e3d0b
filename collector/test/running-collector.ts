import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CallDetail, CallRow, CallsPage, Stats } from '@spancost/api';
import { DEFAULT_CONFIG, startCollector, type Collector, type CollectorConfig, type CollectorDependencies } from '@spancost/collector';
import { onTestFinished } from 'vitest';

/** A collector on a free port with a ledger of its own, and the requests that tests make of it. */
export interface RunningCollector extends Collector {
  readonly config: CollectorConfig;
  /** Sends OTLP/JSON. */
  send(signal: 'traces' | 'logs' | 'metrics', body: unknown, headers?: Record<string, string>): Promise<Response>;
  post(path: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string>): Promise<Response>;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** The JSON answer of a GET that must succeed. */
  json<T>(path: string): Promise<T>;
  stats(query?: string): Promise<Stats>;
  calls(query?: string): Promise<readonly CallRow[]>;
  call(callId: string): Promise<CallDetail>;
  /** Value of the one sample whose name and labels are these. */
  sample(name: string, labels?: Record<string, string>): Promise<number | undefined>;
}

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'spancost-collector-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Configuration for a test: silent, a free port, a ledger in a folder that is gone after the test, no hold on new series. */
export function testConfig(overrides: Partial<CollectorConfig> = {}): CollectorConfig {
  return {
    ...DEFAULT_CONFIG,
    listen: { host: '127.0.0.1', port: 0 },
    ledger: { path: join(temporaryFolder(), 'ledger.duckdb') },
    metrics: { ...DEFAULT_CONFIG.metrics, scrapeIntervalMs: 0 },
    log: { level: 'silent' },
    ...overrides,
  };
}

export async function runCollector(
  overrides: Partial<CollectorConfig> = {},
  dependencies: CollectorDependencies = {},
): Promise<RunningCollector> {
  const config = testConfig(overrides);
  const collector = await startCollector(config, dependencies);
  onTestFinished(() => collector.close());
  return withRequests(collector, config);
}

export function withRequests(collector: Collector, config: CollectorConfig): RunningCollector {
  const get = (path: string, headers: Record<string, string> = {}): Promise<Response> => fetch(collector.url + path, { headers });
  const post = (path: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string>): Promise<Response> =>
    fetch(collector.url + path, { method: 'POST', body, headers });
  const json = async <T>(path: string): Promise<T> => {
    const response = await get(path);
    if (response.status !== 200) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as T;
  };
  return {
    ...collector,
    config,
    get,
    post,
    send: (signal, body, headers = {}) => post(`/v1/${signal}`, JSON.stringify(body), { 'content-type': 'application/json', ...headers }),
    json,
    stats: (query = '') => json<Stats>(`/api/v1/stats${query}`),
    calls: async (query = '') => (await json<CallsPage>(`/api/v1/usage${query}`)).calls,
    call: (callId) => json<CallDetail>(`/api/v1/usage/${callId}`),
    async sample(name, labels = {}) {
      const text = await (await get('/metrics')).text();
      const lines = text.split('\n').filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));
      const found = lines.filter((line) => Object.entries(labels).every(([label, value]) => line.includes(`${label}="${value}"`)));
      if (found.length > 1) throw new Error(`${found.length} samples match:\n${found.join('\n')}`);
      return found[0] === undefined ? undefined : Number(found[0].slice(found[0].lastIndexOf(' ') + 1));
    },
  };
}
