import { join } from 'node:path';
import { loadConfig } from '@spancost/collector';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');

it('the example configuration ships $10 a day and $200 a month', () => {
  const { budgets, listen } = loadConfig(join(ROOT, 'collector/spancost.example.yaml'), {});
  expect(listen).toEqual({ host: '127.0.0.1', port: 4318 });
  expect(budgets.map(({ period, amountUsd }) => [period, amountUsd])).toEqual([
    ['daily', '10'],
    ['monthly', '200'],
  ]);
});

it('the configuration of docker-compose.yml listens beyond its container, with a token for each that talks to it', () => {
  // As deploy/new-env.sh makes them.
  const hashes = Object.fromEntries(['INGEST', 'VIEWER', 'ADMIN'].map((role, index) => [`${role}_TOKEN_SHA256`, String(index).repeat(64)]));
  const { auth, forward, listen } = loadConfig(join(ROOT, 'deploy/spancost/spancost.yaml'), hashes);
  expect(listen.host).toBe('0.0.0.0');
  expect(auth.tokens.map(({ name, role }) => [name, role])).toEqual([
    ['otelcol', 'ingest'],
    ['prometheus', 'viewer'],
    ['operator', 'admin'],
  ]);
  expect(forward.traces?.endpoint).toBe('http://tempo:4318/v1/traces');
});
