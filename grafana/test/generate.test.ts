import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { artifacts } from '../src/artifacts.ts';
import { GRAFANA } from './support/paths.ts';

test('the committed dashboard and rules are what the source generates', () => {
  for (const [path, text] of artifacts()) expect(readFileSync(join(GRAFANA, path), 'utf8')).toBe(text);
});

test('two runs give the same bytes', () => {
  expect([...artifacts()]).toEqual([...artifacts()]);
});

describe('generate --check', () => {
  let root: string;
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'spancost-generate-'));
    generate([]);
  });

  test('accepts what generate wrote', () => {
    expect(generate(['--check'])).toEqual({ status: 0, stderr: '' });
  });

  test.each([
    ['a changed file', 'dashboards/overview.json', () => write('dashboards/overview.json', '{}'), 'different'],
    ['a missing file', 'rules/spancost-budgets.yaml', () => rmSync(join(root, 'rules/spancost-budgets.yaml')), 'missing'],
    ['a file that nothing generates', 'dashboards/old.json', () => write('dashboards/old.json', '{}'), 'orphaned'],
  ])('refuses %s and names it; generate puts it right', (_, path, spoil, problem) => {
    spoil();
    const checked = generate(['--check']);
    expect(checked.status).toBe(1);
    expect(checked.stderr).toContain(`grafana/${path} is ${problem}\n`);
    expect(generate([]).status).toBe(0);
    expect(generate(['--check']).status).toBe(0);
  });

  function write(path: string, text: string): void {
    writeFileSync(join(root, path), text);
  }

  function generate(args: readonly string[]): { status: number | null; stderr: string } {
    const script = join(GRAFANA, 'src/generate.ts');
    const { status, stderr } = spawnSync(process.execPath, ['--conditions=@spancost/source', script, '--root', root, ...args], {
      encoding: 'utf8',
    });
    return { status, stderr };
  }
});

test('generate --check in the repository passes', () => {
  execFileSync(process.execPath, ['--conditions=@spancost/source', join(GRAFANA, 'src/generate.ts'), '--check']);
});
