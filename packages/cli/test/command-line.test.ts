import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clearOfMidnight } from './clear-of-midnight.ts';

const MAIN = join(import.meta.dirname, '../src/main.ts');

interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly complaints: string;
}

let folder: string;
const started: ChildProcess[] = [];
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'spancost-cli-'))));
afterEach(async () => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

function spancost(args: readonly string[], env: Readonly<Record<string, string>> = {}, output: number | 'pipe' = 'pipe'): ChildProcess {
  const child = spawn(process.execPath, ['--conditions=@spancost/source', MAIN, ...args], {
    cwd: folder,
    stdio: ['ignore', output, 'pipe'],
    env: { PATH: process.env['PATH'], NO_COLOR: '1', ...env },
  });
  started.push(child);
  return child;
}

function ended(child: ChildProcess): Promise<Ended> {
  let output = '';
  let complaints = '';
  child.stdout?.on('data', (data) => (output += String(data)));
  child.stderr?.on('data', (data) => (complaints += String(data)));
  return new Promise((resolve) => void child.once('close', (code) => resolve({ code, output, complaints })));
}

const run = (...args: readonly string[]): Promise<Ended> => ended(spancost(args));

/** Starts `spancost up` and returns its address once it has printed it. */
async function up(
  ...args: readonly string[]
): Promise<{ readonly url: string; readonly end: Promise<Ended>; readonly child: ChildProcess }> {
  const child = spancost(['up', '--port', '0', ...args]);
  const end = ended(child);
  const url = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stderr?.on('data', (data) => {
      text += String(data);
      const [, found] = /collector at (http:\S+)/.exec(text) ?? [];
      if (found !== undefined) resolve(found);
    });
    void end.then((result) => reject(new Error(`ended with ${result.code}: ${result.complaints}`)));
  });
  return { url, end, child };
}

describe('spancost', () => {
  it.each([[['--help']], [['help']], [['up', '--help']], [['demo', '--help']], [['report', '--help']], [['doctor', '--help']]])(
    '%o explains itself and exits 0',
    async (args) => {
      const { code, output } = await run(...args);
      expect(code).toBe(0);
      expect(output).toContain('Usage: spancost');
      expect(output).toContain('Options:');
    },
  );

  it.skipIf(!existsSync('/dev/full'))('what standard output cannot take, as on a full disk, is told, exit code 1', async () => {
    const full = openSync('/dev/full', 'w');
    const { code, complaints } = await ended(spancost(['tokens', 'new', '--role', 'viewer', '--json'], {}, full));
    closeSync(full);
    expect(complaints).toContain('standard output cannot be written, and is not whole: ENOSPC');
    expect(code).toBe(1);
  });

  it('help whose reader goes away, as head does, ends without a word', async () => {
    const child = spancost(['--help']);
    const end = ended(child);
    child.stdout?.destroy();
    expect(await end).toMatchObject({ code: 0, complaints: '' });
  });

  it('--version is that of the package', async () => {
    expect(await run('--version')).toMatchObject({ code: 0, output: '0.1.0\n' });
  });

  it.each([
    [['raport'], "unknown command 'raport'", 'report'],
    [['budgets', 'ad'], "unknown command 'ad'", 'budgets has list, show, add'],
    [['report', '--jason'], "unknown option '--jason'", '--json'],
    [['up', '--port', '70000'], 'A port is a whole number from 0 to 65535', '--help'],
    [['up', '--port', 'http'], 'A port is a whole number from 0 to 65535', '--help'],
    [['demo', '--calls', '0'], 'whole number from 1', '--help'],
    [['demo', 'now'], 'too many arguments', '--help'],
  ])('%o is refused with exit code 2 and says what to do', async (args, problem, advice) => {
    const { code, complaints } = await run(...args);
    expect(code).toBe(2);
    expect(complaints).toContain(problem);
    expect(complaints).toContain(advice);
  });
});

describe('spancost up', () => {
  it('takes a call, reports it, and ends with 0 on SIGTERM', async () => {
    const collector = await up();
    await clearOfMidnight();
    const now = BigInt(Date.now()) * 1_000_000n;
    const attributes = {
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': 'openai',
      'gen_ai.request.model': 'gpt-5',
      'user.id': 'ada',
      'spancost.feature': 'chat',
    };
    const usage = { 'gen_ai.usage.input_tokens': 1000, 'gen_ai.usage.output_tokens': 200 };
    const span = {
      traceId: '5b8efff798038103d269b633813fc60c',
      spanId: 'eee19b7ec3c1b174',
      name: 'chat gpt-5',
      startTimeUnixNano: String(now),
      endTimeUnixNano: String(now + 1_000_000_000n),
      attributes: [
        ...Object.entries(attributes).map(([key, value]) => ({ key, value: { stringValue: value } })),
        ...Object.entries(usage).map(([key, value]) => ({ key, value: { intValue: String(value) } })),
      ],
    };
    const posted = await fetch(`${collector.url}/v1/traces`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] }),
    });
    expect(posted.status).toBe(200);

    const report = await run('report', '--url', collector.url);
    expect(report).toMatchObject({ code: 0, complaints: '' });
    expect(report.output).toMatch(/Today\s+1\s+1,200\s+\$0\.003250\s+0\s+100\.0 %\s+1000 ms/);
    expect(report.output).toMatch(/chat\s+1\s+1,200\s+\$0\.003250/);
    expect(report.output).toMatch(/ada\s+1\s+1,200\s+\$0\.003250/);

    const json = JSON.parse((await run('report', '--json', '--url', collector.url)).output) as {
      today: { cost_usd: string };
      this_month: { total_requests: number };
    };
    expect(json.today.cost_usd).toBe('0.00325');
    expect(json.this_month.total_requests).toBe(1);

    collector.child.kill('SIGTERM');
    expect(await collector.end).toMatchObject({ code: 0 });
  });

  it('a report on an empty ledger has zeros and no top list', async () => {
    const { url } = await up();
    const { code, output } = await run('report', '--url', `${url}/`);
    expect(code).toBe(0);
    expect(output).toMatch(/Today\s+0\s+0\s+\$0\.000000/);
    expect(output).toContain('none yet');
  });

  it('refuses a configuration with file, line and advice, exit code 2', async () => {
    const file = join(folder, 'spancost.yaml');
    await writeFile(file, 'listen:\n  prot: 4318\n');
    const { code, complaints } = await run('up', '--config', file);
    expect(code).toBe(2);
    expect(complaints).toContain(`${file}:2:3`);
    expect(complaints).toContain('port');
  });

  it('refuses a configuration that is not there, exit code 2', async () => {
    const { code, complaints } = await run('up', '--config', join(folder, 'none.yaml'));
    expect(code).toBe(2);
    expect(complaints).toContain('none.yaml');
  });

  it('refuses to listen beyond this machine without tokens, exit code 2', async () => {
    const { code, complaints } = await run('up', '--host', '0.0.0.0', '--port', '0');
    expect(code).toBe(2);
    expect(complaints).toContain('auth.tokens');
  });

  it('a second collector on the same ledger is refused, exit code 1', async () => {
    await up();
    const { code, complaints } = await run('up', '--port', '0');
    expect(code).toBe(1);
    expect(complaints).toContain('in use by another process');
  });

  it('a port that is taken is named, exit code 2', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const { code, complaints } = await run('up', '--port', String(port));
    server.close();
    expect(code).toBe(2);
    expect(complaints).toContain(String(port));
    expect(complaints).not.toContain('    at ');
  });
});

describe('spancost report', () => {
  it('without a collector says how to start one, exit code 1', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await new Promise((resolve) => server.close(resolve));
    const { code, complaints } = await run('report', '--url', url);
    expect(code).toBe(1);
    expect(complaints).toBe(
      `spancost: no collector answers at ${url} (ECONNREFUSED). Start one with "spancost up", or pass its address with --url.\n`,
    );
  });

  it('without the token that is asked for says which to pass, exit code 1', async () => {
    const file = join(folder, 'spancost.yaml');
    await writeFile(file, `auth:\n  tokens:\n    - name: grafana\n      sha256: ${'ab'.repeat(32)}\n      role: viewer\n`);
    const { url } = await up('--config', file);
    const { code, complaints } = await run('report', '--url', url);
    expect(code).toBe(1);
    expect(complaints).toContain('401');
    expect(complaints).toContain('--token');
  });
});

describe('spancost demo', () => {
  it('ends by itself with 0; its JSON reconciles to the last decimal', async () => {
    const { code, output } = await run('demo', '--json', '--calls', '60');
    expect(code).toBe(0);
    const result = JSON.parse(output) as {
      calls: number;
      spans: number;
      ledger_rows: number;
      cost_usd: { spans: string; ledger: string; metrics: string };
      unpriced: number;
      by_feature: Record<string, { calls: number }>;
      by_model: Record<string, { calls: number }>;
      by_user: Record<string, { calls: number }>;
    };
    expect([result.calls, result.spans, result.ledger_rows]).toEqual([60, 60, 60]);
    expect(result.cost_usd.spans).toBe(result.cost_usd.ledger);
    expect(Number(result.cost_usd.metrics)).toBeCloseTo(Number(result.cost_usd.ledger), 12);
    expect(Number(result.cost_usd.ledger)).toBeGreaterThan(0);
    expect(result.unpriced).toBeGreaterThan(0);
    for (const groups of [result.by_feature, result.by_model, result.by_user]) {
      expect(Object.keys(groups).length).toBeGreaterThan(3);
      expect(Object.values(groups).reduce((sum, group) => sum + group.calls, 0)).toBe(60);
    }
  });

  it('keeps its telemetry to itself, whatever OTEL_* says in this terminal', async () => {
    const child = spancost(['demo', '--json', '--calls', '10'], {
      OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://127.0.0.1:9/v1/traces',
      OTEL_EXPORTER_OTLP_LOGS_ENDPOINT: 'http://127.0.0.1:9/v1/logs',
      OTEL_TRACES_SAMPLER: 'always_off',
      OTEL_SDK_DISABLED: 'true',
    });
    const { code, output } = await ended(child);
    expect(code).toBe(0);
    expect(JSON.parse(output)).toMatchObject({ calls: 10, spans: 10, ledger_rows: 10 });
  });

  it('interrupted, stops the shop, cleans up and exits 1', async () => {
    const child = spancost(['demo', '--calls', '5000'], { TMPDIR: folder });
    const end = ended(child);
    await new Promise<void>((resolve) => void child.stderr?.on('data', (data) => /AI calls/.test(String(data)) && resolve()));
    child.kill('SIGINT');
    const { code, complaints } = await end;
    expect(code).toBe(1);
    expect(complaints).toContain('interrupted');
    expect(await readdir(folder)).toEqual([]);
  });

  it('with --keep leaves the collector running and says where, until Ctrl-C', async () => {
    const child = spancost(['demo', '--keep', '--calls', '5']);
    const end = ended(child);
    const url = await new Promise<string>((resolve) => {
      let text = '';
      child.stderr?.on('data', (data) => {
        text += String(data);
        const [, found] = /The collector runs at (http:\S+)/.exec(text) ?? [];
        if (found !== undefined) resolve(found);
      });
    });
    expect((await run('report', '--url', url)).output).toMatch(/Today\s+5\s/);
    child.kill('SIGINT');
    expect(await end).toMatchObject({ code: 0 });
  });
});
