import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startProviders } from '@spancost/example-providers';
import { afterEach, expect, it } from 'vitest';
import { CollectorProcess } from './reconciliation/collector-process.ts';

interface Call {
  readonly call_id: string;
  readonly operation: string;
  readonly provider: string;
  readonly model: string;
  readonly feature: string;
  readonly basis: string;
  readonly cost_usd: string | null;
  readonly entries: number;
}

/** By hand, at the packaged book of 2026-11-22; the least first. */
const EXPECTED: readonly (readonly [feature: string, operation: string, model: string, usd: string, basis: string])[] = [
  // Free, which is a price.
  ['media', 'moderation', 'omni-moderation-latest', '0', 'computed'],
  // 11 × 15 per million characters
  ['media', 'speech_generation', 'tts-1', '0.000165', 'computed'],
  // 30 × 6 + 12 × 10 per million
  ['media', 'transcription', 'gpt-4o-transcribe', '0.0003', 'computed'],
  // 3 seconds × 0.36 an hour
  ['media', 'transcription', 'whisper-1', '0.0003', 'computed'],
  // 1,000 × 0.59 + 200 × 0.79 per million
  ['hosts', 'chat', 'llama-3.3-70b-versatile', '0.000748', 'computed'],
  // 9 × 0.6 + 120 × 12 per million
  ['media', 'speech_generation', 'gpt-4o-mini-tts', '0.0014454', 'computed'],
  // 1,000 × 1.25 + 200 × 10 per million
  ['later', 'chat', 'gpt-5-2025-08-07', '0.00325', 'computed'],
  // What OpenRouter said.
  ['hosts', 'chat', 'anthropic/claude-sonnet-4.5', '0.006', 'reported'],
  // Half of 4,000 × 1.25 + 800 × 10 per million
  ['later', 'batch', 'gpt-5-2025-08-07', '0.0065', 'computed'],
  // 40 × 5 + 1,056 × 30 per million
  ['media', 'image_generation', 'gpt-image-2', '0.03188', 'computed'],
  // 40 × 5 + 6,240 × 30 per million
  ['media', 'image_generation', 'gpt-image-2', '0.1874', 'computed'],
];

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

async function get<T>(url: string): Promise<T> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}

it.each(['always_on', 'always_off'])('every endpoint is one charge from the SDK to the ledger, with sampler %s', async (sampler) => {
  const folder = await mkdtemp(join(tmpdir(), 'spancost-endpoints-'));
  cleanups.push(() => rm(folder, { recursive: true, force: true }));
  const config = join(folder, 'spancost.yaml');
  await writeFile(config, `ledger:\n  path: ${join(folder, 'ledger.duckdb')}\n`);
  const collector = await CollectorProcess.start(config);
  cleanups.push(() => collector.stop());
  const providers = await startProviders();
  cleanups.push(() => providers.close());

  const application = spawn(
    process.execPath,
    ['--conditions=@spancost/source', join(import.meta.dirname, 'every-endpoint/application.ts')],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        PROVIDERS: providers.url,
        OPENAI_BASE_URL: `${providers.url}/openai/v1`,
        OPENAI_API_KEY: 'any',
        OTEL_SERVICE_NAME: 'endpoints',
        OTEL_TRACES_SAMPLER: sampler,
        OTEL_METRICS_EXPORTER: 'none',
        OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
        OTEL_LOG_LEVEL: 'error',
      },
    },
  );
  cleanups.push(async () => void application.kill());
  let complaints = '';
  application.stderr.on('data', (data) => (complaints += String(data)));
  const [code] = await once(application, 'exit');
  expect([code, complaints]).toEqual([0, '']);

  const calls = async (): Promise<readonly Call[]> =>
    (await get<{ calls: readonly Call[] }>(`${collector.url}/api/v1/usage?limit=100`)).calls;
  for (let waited = 0; waited < 50 && (await calls()).length < EXPECTED.length; waited += 1) await sleep(100);
  const charged = await calls();
  const seen = charged.map(({ feature, operation, model, cost_usd: usd, basis }) => [feature, operation, model, usd, basis]);
  expect(seen.toSorted((a, b) => Number(a[3]) - Number(b[3]) || String(a[2]).localeCompare(String(b[2])))).toEqual(EXPECTED);

  const reported = charged.find(({ basis }) => basis === 'reported');
  const { entries } = await get<{ entries: readonly { book_cost_usd: string | null }[] }>(
    `${collector.url}/api/v1/usage/${reported?.call_id}`,
  );
  // 1,000 × 3 + 200 × 15 per million: the same as OpenRouter's.
  expect(entries[0]?.book_cost_usd).toBe('0.006');
  expect((await get<{ unpriced_requests: number }>(`${collector.url}/api/v1/stats?days=1`)).unpriced_requests).toBe(0);
});
