/**
 * Writes `src/data/imported` and `disagreements.md` from the two lists that are kept in `snapshots`, and from the hand-written
 * files, whose models it leaves out; then packs both into `src/packaged/packed-parts.ts`, which is what a process loads. With --check
 * it only compares; with --fetch it first takes the lists from npm.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { HAND_WRITTEN } from '../src/data/hand-written.ts';
import { importPrices } from './import/import-prices.ts';
import { fetchSnapshots } from './import/fetch-snapshots.ts';
import { GENAI_PRICES, PI_AI } from './import/inputs.ts';
import { packModels } from './pack/pack-models.ts';
import { renderParts } from './pack/render-parts.ts';

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false }, fetch: { type: 'boolean', default: false } } });
const root = join(import.meta.dirname, '..');
const snapshots = join(import.meta.dirname, 'snapshots');
const imported = join(root, 'src/data/imported');

mkdirSync(imported, { recursive: true });
if (values.fetch) fetchSnapshots(snapshots);
const read = (name: string): unknown => JSON.parse(readFileSync(join(snapshots, name), 'utf8'));
const { files, models, report, summary } = importPrices(read(PI_AI.snapshot), read(GENAI_PRICES.snapshot), HAND_WRITTEN);
const wanted = new Map([...files].map(([name, text]) => [join('src/data/imported', name), text]));
wanted.set('disagreements.md', report);
wanted.set('src/packaged/packed-parts.ts', renderParts(packModels([...HAND_WRITTEN, ...models])));

const drift = [...wanted].filter(([path, text]) => textOf(path) !== text).map(([path]) => path);
const orphans = readdirSync(imported)
  .map((name) => join('src/data/imported', name))
  .filter((path) => !wanted.has(path));

if (values.check) {
  for (const path of drift) process.stderr.write(`packages/prices/${path} is not what its sources make of it\n`);
  for (const path of orphans) process.stderr.write(`packages/prices/${path} is made by nothing\n`);
  if (drift.length + orphans.length > 0) {
    process.stderr.write('Run `npm run generate` and commit the result.\n');
    process.exitCode = 1;
  }
} else {
  for (const path of drift) writeFileSync(join(root, path), wanted.get(path) ?? '');
  for (const path of orphans) rmSync(join(root, path));
  for (const path of [...drift, ...orphans]) process.stdout.write(`wrote packages/prices/${path}\n`);
  process.stdout.write(`${summary}\n`);
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return undefined;
  }
}
