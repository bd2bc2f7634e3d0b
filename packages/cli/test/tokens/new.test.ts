import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { loadConfig } from '@spancost/collector';
import { expect, it, onTestFinished } from 'vitest';

const MAIN = join(import.meta.dirname, '../../src/main.ts');

async function tokensNew(...args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--conditions=@spancost/source', MAIN, 'tokens', 'new', ...args]);
  return stdout;
}

it('spancost tokens new prints a token of 256 bits once, and a line that spancost.yaml takes as it is', async () => {
  const tenant = 'a: "b" #c, {true}';
  const output = await tokensNew('--role', 'viewer', '--tenant', tenant, '--user', 'null', '--expires', '2999-01-01');
  const [token = '', ...more] = output.match(/spancost_[\w-]{43}/g) ?? [];
  expect(more).toEqual([]);
  const folder = mkdtempSync(join(tmpdir(), 'spancost-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'spancost.yaml');
  writeFileSync(file, `auth:\n  tokens:\n${output.slice(output.indexOf('  - {'))}`);
  expect(loadConfig(file, {}).auth.tokens).toEqual([
    {
      name: `${tenant}-null-viewer`,
      role: 'viewer',
      tenant,
      user: 'null',
      expiresAt: Date.parse('2999-01-01T00:00:00Z'),
      sha256: createHash('sha256').update(token).digest('hex'),
    },
  ]);
});

it('spancost tokens new --json prints one object, and never the same token', async () => {
  const [one, other] = (await Promise.all([tokensNew('--role', 'ingest', '--json'), tokensNew('--role', 'ingest', '--json')])).map(
    (output) => JSON.parse(output) as { readonly token: string; readonly entry: object },
  );
  expect(one?.token).not.toBe(other?.token);
  expect(one?.entry).toEqual({
    name: 'ingest',
    role: 'ingest',
    sha256: createHash('sha256')
      .update(one?.token ?? '')
      .digest('hex'),
  });
});

it.each([
  [['--role', 'boss'], /Allowed choices are ingest, viewer, admin/],
  [[], /required option '--role <role>'/],
  [['--role', 'viewer', '--tenant', ' '], /must not be empty/],
  [['--role', 'viewer', '--expires', 'tomorrow'], /Write a day, or a time with its zone/],
  [['--role', 'viewer', '--expires', '2020-01-01'], /passed already/],
])('spancost tokens new %s is exit code 2', async (args, says) => {
  await expect(tokensNew(...args)).rejects.toMatchObject({ code: 2, stderr: expect.stringMatching(says) as string });
});
