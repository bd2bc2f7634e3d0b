import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, test } from 'vitest';
import { REPOSITORY } from '../support/paths.ts';

/** A copy of what makes .env, so that none of this checkout is made or used. */
function checkout(): string {
  const folder = mkdtempSync(join(tmpdir(), 'spancost-env-'));
  mkdirSync(join(folder, 'deploy'));
  cpSync(join(REPOSITORY, 'deploy/new-env.sh'), join(folder, 'deploy/new-env.sh'));
  return folder;
}

function newEnv(folder: string): Readonly<Record<string, string | undefined>> {
  execFileSync('sh', [join(folder, 'deploy/new-env.sh')], { stdio: 'ignore' });
  return parseEnv(readFileSync(join(folder, '.env'), 'utf8'));
}

describe('deploy/new-env.sh', () => {
  test('makes every variable that docker-compose.yml asks for, each token with its hash, for its owner only', () => {
    const folder = checkout();
    const env = newEnv(folder);
    const asked = [...readFileSync(join(REPOSITORY, 'docker-compose.yml'), 'utf8').matchAll(/\$\{([A-Z_\d]+)/g)].map(
      ([, name = '']) => name,
    );
    for (const name of asked) expect({ [name]: env[name] }).toEqual({ [name]: expect.stringMatching(/^[\da-f]{64}$/) });
    for (const role of ['INGEST', 'VIEWER', 'ADMIN'])
      expect(env[`${role}_TOKEN_SHA256`]).toBe(
        createHash('sha256')
          .update(env[`${role}_TOKEN`] ?? '')
          .digest('hex'),
      );
    expect(statSync(join(folder, '.env')).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).toSorted()).toEqual(['.env', 'deploy']);
  });

  test('makes others in another checkout, and never changes what is there', () => {
    const folder = checkout();
    const env = newEnv(folder);
    const again = spawnSync('sh', [join(folder, 'deploy/new-env.sh')], { encoding: 'utf8' });
    expect(again).toMatchObject({ status: 1, stderr: expect.stringContaining('.env is there already and was not changed') });
    expect(parseEnv(readFileSync(join(folder, '.env'), 'utf8'))).toEqual(env);
    const other = newEnv(checkout());
    for (const [name, value] of Object.entries(env)) expect(other[name]).not.toBe(value);
  });
});

describe('deploy/prepare-volumes.mjs', () => {
  const script = join(REPOSITORY, 'deploy/prepare-volumes.mjs');
  const run = (folder: string, env: Readonly<Record<string, string>>) =>
    spawnSync(process.execPath, [script, folder], { env: { PATH: process.env['PATH'], ...env }, encoding: 'utf8' });
  const modeAndOwner = (path: string): readonly number[] => {
    const { mode, uid } = statSync(path);
    return [mode & 0o777, uid];
  };

  test('says which variable is missing and what makes it', () => {
    const { status, stderr } = run(mkdtempSync(join(tmpdir(), 'spancost-volumes-')), {});
    expect(status).toBe(1);
    expect(stderr).toMatch(/EPERM|INGEST_TOKEN is not set; make \.env with: sh deploy\/new-env\.sh/);
  });

  test.skipIf(process.getuid?.() !== 0)('gives each secret to its reader alone, at every start anew', () => {
    const folder = mkdtempSync(join(tmpdir(), 'spancost-volumes-'));
    for (const token of ['first', 'second']) {
      expect(run(folder, { INGEST_TOKEN: `${token}-i`, VIEWER_TOKEN: `${token}-v` })).toMatchObject({ status: 0, stderr: '' });
      expect(readFileSync(join(folder, 'secrets/ingest.token'), 'utf8')).toBe(`${token}-i`);
      expect(modeAndOwner(join(folder, 'secrets/ingest.token'))).toEqual([0o400, 10001]);
      expect(modeAndOwner(join(folder, 'secrets/viewer.token'))).toEqual([0o400, 65534]);
      expect(readdirSync(join(folder, 'secrets')).toSorted()).toEqual(['ingest.token', 'viewer.token']);
    }
    for (const volume of ['alertmanager-config', 'alertmanager-data']) expect(statSync(join(folder, volume)).uid).toBe(65532);
    expect(statSync(join(folder, 'otelcol-queue')).uid).toBe(10001);
  });
});
