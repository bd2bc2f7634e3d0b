import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_CONFIG, startCollector } from '@spancost/collector';
import { expect, it, onTestFinished } from 'vitest';
import { fileNameOf } from '../../src/export/file-name-of.ts';
import { spancost } from '../prices/run-command.ts';

function folderOfTest(): string {
  const folder = mkdtempSync(join(tmpdir(), 'spancost-export-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

it('spancost export writes what the collector and its ledger file have, in the format that the end of the name says', async () => {
  const folder = folderOfTest();
  const path = join(folder, 'ledger.duckdb');
  const listen = { host: '127.0.0.1', port: 0 };
  const collector = await startCollector({ ...DEFAULT_CONFIG, listen, ledger: { path }, log: { level: 'silent' } });
  onTestFinished(() => collector.close());
  const calls = Array.from({ length: 3 }, (_, index) => ({
    id: String(index),
    provider: 'openai',
    model: 'gpt-5',
    attribution: { user: index < 2 ? 'ann' : 'bob' },
    usage: { input_tokens: 1000, output_tokens: 200 },
  }));
  const body = JSON.stringify({ calls });
  expect((await fetch(`${collector.url}/api/v1/usage`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })).ok).toBe(
    true,
  );

  const file = join(folder, 'ann.jsonl');
  expect(await spancost('export', '--url', collector.url, '--user', 'ann', '-o', file)).toMatchObject({ code: 0 });
  const rows = readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { readonly cost_usd: string });
  expect(rows.map(({ cost_usd }) => cost_usd)).toEqual(['0.00325', '0.00325']);

  await collector.close();
  const focus = join(folder, 'focus.csv');
  expect(await spancost('export', '--ledger', path, '--rows', 'focus', '-o', focus)).toMatchObject({ code: 0 });
  expect(readFileSync(focus, 'utf8').split('\r\n')).toHaveLength(1 + 3 * 2 + 1);
});

it('a file whose end names no format, such as .pdf, is not filled with CSV: exit code 2, and what to write instead', async () => {
  const file = join(folderOfTest(), 'calls.pdf');
  const { code, complaints } = await spancost('export', '--url', 'http://127.0.0.1:1', '-o', file);
  expect(code).toBe(2);
  expect(complaints).toContain(
    `The end of ${file} is none of .csv, .jsonl, .json, .parquet, .xlsx. Say with --format what is to be in it.`,
  );
});

it('an export that breaks off is an error with exit code 1 and leaves nothing, not even of a part', async () => {
  const folder = folderOfTest();
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/csv' });
    response.write('call_id\r\n', () => response.destroy());
  });
  const url = await listening(server);
  const file = join(folder, 'calls.csv');
  const { code, complaints } = await spancost('export', '--url', url, '-o', file);
  expect(code).toBe(1);
  expect(complaints).toContain(`${file} was not written`);
  expect(readdirSync(folder)).toEqual([]);
});

it('an export to a symbolic link fills the file that it leads to, and to a device that device: neither becomes a file', async () => {
  const folder = folderOfTest();
  const url = await listening(createServer((_request, response) => void response.end('call_id\r\n')));
  const [file, link, device] = ['calls.csv', 'latest.csv', 'nothing.csv'].map((name) => join(folder, name)) as [string, string, string];
  writeFileSync(file, 'of yesterday');
  symlinkSync(file, link);
  symlinkSync('/dev/null', device);
  for (const output of [link, device]) expect(await spancost('export', '--url', url, '-o', output)).toMatchObject({ code: 0 });
  expect(readFileSync(file, 'utf8')).toBe('call_id\r\n');
  for (const each of [link, device]) expect(lstatSync(each).isSymbolicLink()).toBe(true);
});

it.each([
  ['attachment; filename="spancost-calls-20261122T192240Z.csv"', 'spancost-calls-20261122T192240Z.csv'],
  ['attachment; filename="../../etc/cron.d/x"', 'x'],
  ['attachment; filename="..\\\\..\\\\x.csv"', 'x.csv'],
  ['attachment; filename=".bashrc"', undefined],
  ['attachment; filename="a b"', undefined],
  ['attachment', undefined],
])('the name in %s is %s', (said, name) => {
  expect(fileNameOf({ headers: new Headers({ 'content-disposition': said }) })).toBe(name);
});

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
