import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ATTR_SPANCOST_COST_BASIS, ATTR_SPANCOST_COST_USD } from '@spancost/conventions';
import { expect, it } from 'vitest';
import { OTELCOL_CONFIGS } from './otelcol-process.ts';
import { describeWithPrograms } from './programs.ts';

function read(name: string): string {
  return readFileSync(join(OTELCOL_CONFIGS, name), 'utf8');
}

describeWithPrograms('the stock collector', ['otelcol'], ({ otelcol }) => {
  it.each(['config.yaml', 'tail-sampling.yaml'])('validates %s', (name) => {
    execFileSync(otelcol, ['validate', '--config', join(OTELCOL_CONFIGS, name)], { stdio: 'pipe' });
  });
});

it('is built at the version of the image in docker-compose.yml, every component of it', () => {
  const manifest = read('builder.yaml');
  const [, version] = /^ {2}version: (\S+)$/m.exec(manifest) ?? [];
  const compose = readFileSync(join(OTELCOL_CONFIGS, '../../docker-compose.yml'), 'utf8');
  expect(compose).toContain(`otel/opentelemetry-collector-contrib:${version}`);
  const modules = [...manifest.matchAll(/^ {2}- gomod: (\S+) (\S+)$/gm)].map(([, path = '', at = '']) => ({ path, at }));
  expect(modules.length).toBeGreaterThan(8);
  for (const { path, at } of modules) {
    if (!path.includes('/confmap/')) expect(at).toBe(`v${version}`);
    // The lock was made from this manifest.
    expect(read('go.mod')).toContain(`${path} ${at}`);
  }
});

it('samples by attributes that spans have', () => {
  const config = read('tail-sampling.yaml');
  expect([...config.matchAll(/spancost\.[a-z.]+/g)].map(([name]) => name)).toEqual([ATTR_SPANCOST_COST_USD, ATTR_SPANCOST_COST_BASIS]);
});
