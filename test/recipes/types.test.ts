import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { sectionsOf } from './read-page.ts';

const ROOT = join(import.meta.dirname, '../..');
// Inside the repository, so that packages are found.
const folder = mkdtempSync(join(import.meta.dirname, '.stage-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Programs that a page shows with their names, each written into a folder of its section; their paths. */
function write(page: string): readonly string[] {
  const programs = sectionsOf(page).flatMap(({ blocks }, section) =>
    blocks.flatMap(({ file, code }) => (file?.endsWith('.ts') === true ? [{ path: join(folder, page, String(section), file), code }] : [])),
  );
  for (const { path, code } of programs) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, code);
  }
  return programs.map(({ path }) => path);
}

it('every program that a page shows whole passes the strictest checks of TypeScript', () => {
  const pages = readdirSync(join(ROOT, 'docs')).filter((name) => name.endsWith('.md'));
  const files = pages.flatMap(write);
  expect(files.length).toBeGreaterThan(9);
  // Next.js is written for bundlers, and says its entries to them only.
  const paths = { 'next/headers': [createRequire(join(ROOT, 'examples/next/package.json')).resolve('next/headers.d.ts')] };
  const compilerOptions = { composite: false, noEmit: true, isolatedDeclarations: false, declarationMap: false, sourceMap: false, paths };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ extends: join(ROOT, 'tsconfig.base.json'), compilerOptions, files }));
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
  const { stdout, status } = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' });
  expect(stdout).toBe('');
  expect(status).toBe(0);
}, 120_000);
