import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeConfig } from '@spancost/collector/config';
import { expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { renderConfig } from '../../src/config/render-config.ts';

const MAIN = join(import.meta.dirname, '../../src/main.ts');

function file(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'spancost-config-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'spancost.yaml');
  writeFileSync(path, text);
  return path;
}

const spancost = (args: readonly string[], env: Record<string, string> = {}) =>
  spawnSync(process.execPath, ['--conditions=@spancost/source', MAIN, ...args], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', ...env },
  });

const TEXT = `listen: { port: 4319 }
forward:
  traces:
    endpoint: http://tempo:4318/v1/traces
    headers: { x-scope: hunter2, authorization: 'Bearer \${env:TEMPO_TOKEN}' }
budgets:
  - { name: day, amount_usd: 0.10, period: daily }
`;

it('what is printed is YAML that means the same, each value with where it comes from, and no secret', () => {
  const printed = renderConfig(describeConfig(file(TEXT), { TEMPO_TOKEN: 'abc', SPANCOST_LOG_LEVEL: 'debug' }));
  expect(parse(printed)).toMatchObject({
    listen: { host: '127.0.0.1', port: 4319 },
    forward: { traces: { endpoint: 'http://tempo:4318/v1/traces', timeout: '10s', concurrency: 30 } },
    limits: { body: '4MiB', decompressed_body: '16MiB' },
    budgets: [{ name: 'day', amount_usd: '0.10', period: 'daily' }],
    log: { level: 'debug' },
  });
  expect(printed).toContain('host: 127.0.0.1 # default\n');
  expect(printed).toContain('port: 4319 # spancost.yaml:1\n');
  expect(printed).toContain('level: debug # SPANCOST_LOG_LEVEL');
  expect(printed).toContain('authorization: Bearer ${env:TEMPO_TOKEN}\n');
  expect(printed).not.toMatch(/hunter2|abc/);
});

it('spancost config check says that a file can be used, and warns of a variable that sets nothing', { timeout: 20_000 }, () => {
  const path = file('log: { level: warn }\n');
  expect(spancost(['config', 'check', path], { SPANCOST_LISTEN_PROT: '1' })).toMatchObject({
    status: 0,
    stdout: `${path}: can be used\n`,
    stderr: 'spancost: warning: SPANCOST_LISTEN_PROT sets nothing; did you mean SPANCOST_LISTEN_PORT?\n',
  });
});

it('of one that cannot it says where, with exit code 2; spancost config print too', { timeout: 20_000 }, () => {
  const path = file('listen:\n  prot: 1\n');
  for (const command of ['check', 'print'])
    expect(spancost(['config', command, path])).toMatchObject({
      status: 2,
      stdout: '',
      stderr: `spancost: ${path}:2:3: listen: unknown key "prot"; did you mean "port"?\n`,
    });
});

const HASH = '0'.repeat(64);

it.each([
  [
    'an address that others reach and no token',
    'listen: { host: 0.0.0.0 }\n',
    /^spancost: listen\.host is 0\.0\.0\.0 and there are no tokens/,
  ],
  [
    'two tokens with one hash',
    `auth: { tokens: [{ name: a, role: admin, sha256: '${HASH}' }, { name: b, role: viewer, sha256: '${HASH}' }] }\n`,
    /^spancost: auth\.tokens: "b" has the same sha256 as "a"/,
  ],
  [
    'a certificate that is not there',
    'tls: { cert: nope.crt, key: nope.key }\n',
    /^spancost: \S+nope\.crt: tls\.cert: there is no such file/,
  ],
])('spancost config check refuses what a start refuses: %s', { timeout: 20_000 }, (_, text, problem) => {
  const path = file(text);
  expect(spancost(['config', 'check', path])).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(problem) });
  expect(spancost(['up', '--config', path])).toMatchObject({ status: 2, stderr: expect.stringMatching(problem) });
});

it('spancost probe takes the address from the configuration; nobody there is exit code 1', { timeout: 20_000 }, () => {
  const { status, stderr } = spancost(['probe', '--config', file('listen: { host: 0.0.0.0, port: 9 }\n')]);
  expect([status, stderr]).toEqual([1, expect.stringMatching(/^spancost: http:\/\/127\.0\.0\.1:9\/readyz does not answer: /)]);
});
