import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { OPERATIONS } from '@spancost/api';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const PAGE = readFileSync(join(ROOT, 'docs/features.md'), 'utf8');

/** The rows of the page's tables: what, how, and which tests show it. */
const ROWS = PAGE.split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (-|what )/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, what = '', how = '', shown = '']) => ({ what, how, tests: [...shown.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path) }));

/** A file of tests, or a folder that has some. */
function hasTests(path: string): boolean {
  const file = join(ROOT, path);
  if (!existsSync(file)) return false;
  return statSync(file).isDirectory()
    ? readdirSync(file, { recursive: true, encoding: 'utf8' }).some((name) => name.endsWith('.test.ts'))
    : file.endsWith('.test.ts');
}

it('the page of features has about fifty rows', () => {
  expect(ROWS.length).toBeGreaterThan(45);
});

describe.each(ROWS)('$what', ({ how, tests }) => {
  it('says how, and names tests that are there', () => {
    expect(how).not.toBe('');
    expect(tests.length).toBeGreaterThan(0);
    expect(tests.filter((path) => !hasTests(path))).toEqual([]);
  });

  it('names paths that the API has', () => {
    const known = new Set<string>(OPERATIONS.map(({ path }) => path));
    const named = [...how.matchAll(/(\/api\/v1\/[\w/{}-]+)/g)].map(([, path = '']) => path);
    expect(named.filter((path) => !known.has(path))).toEqual([]);
  });
});
