import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONTRACT_REQUIREMENTS, virtualEnvironment } from '../whole-chain/python.ts';

const PYTHON = join(virtualEnvironment(CONTRACT_REQUIREMENTS), 'bin/python');
if (!existsSync(PYTHON) && process.env['SPANCOST_REQUIRE_SERVICES'] === '1')
  throw new Error('Schemathesis is not installed, and SPANCOST_REQUIRE_SERVICES=1 forbids to skip its tests. Run: npm run build:python');

/** Seconds in which questions are made up; more with SPANCOST_CONTRACT_SECONDS, in which case each operation is asked more often too. */
const SECONDS = Number(process.env['SPANCOST_CONTRACT_SECONDS'] ?? '45');
const QUESTIONS = Math.ceil(SECONDS / 15);
const TOKEN = 'a token of this test';

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'spancost-contract-'));
const CONFIG = join(folder, 'schemathesis.toml');
let url = '';
let end: () => Promise<void>;

beforeAll(async () => {
  const overrides = {
    listen: { host: '127.0.0.1', port: 0 },
    ledger: { path: join(folder, 'ledger.duckdb') },
    log: { level: 'error' },
    rateLimits: { api: 0, failedAuth: 0, ingest: 0 },
    auth: { tokens: [{ name: 'contract', role: 'admin', sha256: createHash('sha256').update(bearer()).digest('hex') }] },
  };
  const args = ['--conditions=@spancost/source', join(import.meta.dirname, 'collector-process.ts'), JSON.stringify(overrides)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  end = async () => {
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  const [printed] = (await once(child.stdout, 'data')) as [Buffer];
  url = printed.toString().trim();
  await seed();
});

afterAll(async () => {
  await end();
  rmSync(folder, { recursive: true, force: true });
});

/** A token has no spaces. */
function bearer(): string {
  return TOKEN.replaceAll(' ', '-');
}

async function seed(): Promise<void> {
  const send = async (method: string, path: string, body: unknown): Promise<Response> => {
    const headers = { authorization: `Bearer ${bearer()}`, 'content-type': 'application/json' };
    const response = await fetch(url + path, { method, headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return response;
  };
  const calls = ['gpt-5', 'gpt-5-mini', 'no-such-model'].flatMap((model) =>
    ['ann', 'bob'].map((user, index) => ({
      id: `${model}-${user}`,
      provider: 'openai',
      model,
      usage: { input_tokens: 1000 * (index + 1), output_tokens: 200 },
      ...(index === 0 ? {} : { error_type: 'timeout', status: 'timeout' }),
      attribution: { user, tenant: 'acme', feature: 'chat', session: 's-1', metadata: { plan: 'pro' } },
    })),
  );
  const sent = await send('POST', '/api/v1/usage', { calls });
  const { results } = (await sent.json()) as { readonly results: readonly { readonly call_id: string }[] };
  await send('POST', '/api/v1/budgets', { name: 'month', amount_usd: '100', period: 'monthly', per: 'user' });
  await send('POST', '/api/v1/revenue', { tenant: 'acme', amount_usd: '49.90', from: '2026-11-01', to: '2026-12-01' });
  // Without names of what there is, all that is asked about one thing would be a 404.
  const known = `[parameters]\nname = "month"\n"path.call_id" = "${results[0]?.call_id ?? ''}"\n"path.user" = "ann"\n\n`;
  writeFileSync(CONFIG, known + readFileSync(join(import.meta.dirname, 'schemathesis.toml'), 'utf8'));
}

describe.skipIf(!existsSync(PYTHON))('the OpenAPI document', () => {
  it('is one, says an independent validator', async () => {
    const file = join(folder, 'openapi.json');
    writeFileSync(file, await (await fetch(`${url}/api/v1/openapi.json`)).text());
    const { stdout } = await run(PYTHON, ['-m', 'openapi_spec_validator', file]);
    expect(stdout).toMatch(/: OK\s*$/);
  });

  it(
    'is kept by the collector, whatever it is asked: no 5xx, no answer that it does not tell of',
    { timeout: (SECONDS + 120) * 1000 },
    async () => {
      const result = await run(
        PYTHON,
        [
          '-m',
          'schemathesis.cli',
          `--config-file=${CONFIG}`,
          'run',
          `${url}/api/v1/openapi.json`,
          `--url=${url}`,
          `--header=Authorization: Bearer ${bearer()}`,
          '--phases=examples,coverage,fuzzing',
          `--max-examples=${QUESTIONS}`,
          `--max-time=${SECONDS}`,
          '--generation-deterministic',
          '--continue-on-failure',
          '--no-color',
        ],
        { cwd: folder, maxBuffer: 2 ** 26 },
      ).catch((error: { readonly stdout?: string; readonly stderr?: string }) => ({
        stdout: error.stdout ?? '',
        stderr: error.stderr ?? '',
      }));
      expect(result.stdout + result.stderr).toMatch(/Tested: \d+/);
      expect(findings(result.stdout)).toBe('');
    },
  );
});

/** What Schemathesis found, with the requests that show it; empty where it found nothing. */
function findings(report: string): string {
  const from = report.search(/^=+ (FAILURES|ERRORS) =+$/m);
  return from === -1 ? '' : report.slice(from);
}
