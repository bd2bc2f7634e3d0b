import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { ARTIFACT_FOLDERS, artifacts } from './artifacts.ts';
import { driftOf } from './drift.ts';

// Writes the artifacts and removes files that are none; with --check it only compares. --root is for tests.
const { values } = parseArgs({ options: { check: { type: 'boolean', default: false }, root: { type: 'string' } } });
const root = values.root ?? join(import.meta.dirname, '..');
const wanted = artifacts();
const drift = driftOf(wanted, filesUnder(root));

if (values.check) {
  for (const { path, problem } of drift) process.stderr.write(`grafana/${path} is ${problem}\n`);
  if (drift.length > 0) {
    process.stderr.write('Run `npm run generate` and commit the result.\n');
    process.exitCode = 1;
  }
} else {
  for (const { path, problem } of drift) {
    const file = join(root, path);
    if (problem === 'orphaned') {
      rmSync(file);
      process.stdout.write(`removed grafana/${path}\n`);
    } else {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, wanted.get(path) ?? '');
      process.stdout.write(`wrote grafana/${path}\n`);
    }
  }
}

function filesUnder(folder: string): Map<string, string> {
  const files = new Map<string, string>();
  for (const name of ARTIFACT_FOLDERS) {
    mkdirSync(join(folder, name), { recursive: true });
    for (const entry of readdirSync(join(folder, name), { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (entry.isFile()) files.set(relative(folder, path).replaceAll('\\', '/'), readFileSync(path, 'utf8'));
    }
  }
  return files;
}
