import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
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

it(
  'spancost config alertmanager prints what a collector would give to Alertmanager, or writes it for its owner alone',
  { timeout: 20_000 },
  () => {
    const path = file(`budgets:
  - { name: day, amount_usd: 10, period: daily, recipients: { email: [finance@example.com] } }
alerting:
  smtp: { smarthost: 'mail.example.com:587', from: spancost@example.com }
  operators: { slack: ['https://hooks.slack.com/services/x'] }
`);
    const printed = spancost(['config', 'alertmanager', path]);
    expect([printed.status, printed.stderr]).toEqual([0, '']);
    expect(parse(printed.stdout)).toMatchObject({ global: { smtp_smarthost: 'mail.example.com:587' }, templates: ['spancost.tmpl'] });
    expect(printed.stdout).toContain('finance@example.com');
    const templates = spancost(['config', 'alertmanager', path, '--templates']).stdout;
    expect(templates).toContain('{{ define "spancost.subject" }}');
    const folder = join(path, '../out/am');
    expect(spancost(['config', 'alertmanager', path, '--output', folder]).stdout.trim().split('\n')).toEqual([
      join(folder, 'spancost.tmpl'),
      join(folder, 'alertmanager.yml'),
    ]);
    expect(readFileSync(join(folder, 'alertmanager.yml'), 'utf8')).toBe(printed.stdout);
    expect(statSync(join(folder, 'alertmanager.yml')).mode & 0o777).toBe(0o600);
  },
);

it('of recipients who cannot be told it warns, and of a folder that cannot be made it says why', { timeout: 20_000 }, () => {
  const path = file('budgets:\n  - { name: day, amount_usd: 10, period: daily, recipients: { email: [finance@example.com] } }\n');
  const { status, stderr } = spancost(['config', 'alertmanager', path, '--output', join(path, 'under-a-file')]);
  expect(stderr).toContain('spancost: warning: budget day: finance@example.com cannot be told: there is no mail server; set alerting.smtp');
  expect(stderr).toContain('under-a-file: ENOTDIR');
  expect(status).toBe(1);
});
