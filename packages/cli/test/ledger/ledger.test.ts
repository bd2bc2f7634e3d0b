import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DEFAULT_CONFIG, startCollector, type Collector } from '@spancost/collector';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { spancost } from '../prices/run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'spancost-cli-'));
const path = join(folder, 'ledger.duckdb');
let collector: Collector;

beforeAll(async () => {
  const config = { ...DEFAULT_CONFIG, listen: { host: '127.0.0.1', port: 0 }, ledger: { path }, log: { level: 'silent' as const } };
  collector = await startCollector(config);
  const calls = Array.from({ length: 4 }, (_, index) => ({
    id: String(index),
    provider: 'openai',
    model: 'gpt-5',
    attribution: { user: index < 3 ? 'ann' : 'bob' },
    usage: { input_tokens: 1000, output_tokens: 200 },
  }));
  const sent = await fetch(`${collector.url}/api/v1/usage`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ calls }),
  });
  if (!sent.ok) throw new Error(await sent.text());
});
afterAll(async () => {
  await collector.close();
  rmSync(folder, { recursive: true, force: true });
});

it('spancost ledger verifies, copies and forgets in a running collector, and the copy is sound without one', async () => {
  const at = ['--url', collector.url];
  const verified = await spancost('ledger', 'verify', ...at);
  expect(verified).toMatchObject({ code: 0, complaints: '' });
  expect(verified.output).toContain('ok      each call is charged once');
  expect(verified.output).toContain('4 calls in 4 entries, net of everything $0.013000');

  expect((await spancost('ledger', 'forget', '--user', 'ann', ...at)).output).toMatch(
    /^3 calls and 0 quarantined reports are of forgotten-[0-9a-f]{16} now$/,
  );
  expect((await spancost('ledger', 'forget', '--user', 'ann', ...at)).output).toBe('nothing was known of this user');

  const backup = JSON.parse((await spancost('ledger', 'backup', '--json', ...at)).output) as { readonly file: string };
  expect(backup).toMatchObject({ file: expect.stringContaining(join(folder, 'backups')) as string, calls: 4 });
  const offline = await spancost('ledger', 'verify', '--ledger', backup.file, '--json');
  expect(JSON.parse(offline.output)).toMatchObject({ sound: true, calls: 4, net_usd: '0.013' });
  expect((await spancost('ledger', 'compact', '--ledger', backup.file)).output).toMatch(/ bytes before, [\d,]+ now$/);
  const copy = join(folder, 'copy.duckdb');
  expect((await spancost('ledger', 'backup', '--ledger', backup.file, '--to', copy)).output).toContain(`${copy}: 4 calls`);
  expect((await spancost('ledger', 'forget', '--ledger', copy, '--user', 'bob')).output).toMatch(/^1 calls/);
});

it('spancost ledger forget tells of records and the directory too', async () => {
  const send = async (method: 'PUT' | 'POST', what: string, body: object): Promise<void> => {
    const headers = { 'content-type': 'application/json' };
    const sent = await fetch(`${collector.url}/api/v1/${what}`, { method, headers, body: JSON.stringify(body) });
    if (!sent.ok) throw new Error(await sent.text());
  };
  await send('PUT', 'users', { users: [{ user: 'cy', name: 'Cy' }] });
  await send('POST', 'revenue', { records: [{ user: 'cy', amount_usd: '10', from: '2026-11-01' }] });
  const { output } = await spancost('ledger', 'forget', '--user', 'cy', '--url', collector.url);
  expect(output).toMatch(
    /^0 calls, 1 records of the business and 0 quarantined reports are of forgotten-[0-9a-f]{16} now\nremoved: their entry in the directory$/,
  );
});

it('spancost ledger does not touch a file that a collector has open', async () => {
  const main = join(import.meta.dirname, '../../src/main.ts');
  const run = promisify(execFile)(process.execPath, ['--conditions=@spancost/source', main, 'ledger', 'compact', '--ledger', path]);
  await expect(run).rejects.toMatchObject({ code: 1, stderr: expect.stringMatching(/another process/) as string });
});

it.each([
  [['verify', '--ledger', '/nowhere/l.duckdb'], 2, /There is no ledger at/],
  [['backup', '--ledger', path], 2, /--ledger and --to go together/],
  [['verify', '--ledger', path, '--url', 'http://127.0.0.1:1'], 2, /not both/],
  [['forget'], 2, /required option '--user <user>'/],
  [['compact'], 2, /required option '--ledger <file>'/],
])('spancost ledger %s is exit code %i', async (args, code, says) => {
  const ran = await spancost('ledger', ...args);
  expect(ran.code).toBe(code);
  expect(ran.complaints).toMatch(says);
  expect(existsSync('/nowhere')).toBe(false);
});
