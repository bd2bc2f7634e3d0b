/**
 * Packs every package that is published and has publint and attw look at the tarball: what a user installs, not what the
 * repository holds. Run by `npm run check` after the build.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly exports?: Readonly<Record<string, unknown>>;
}

const ROOT = join(import.meta.dirname, '..');
const PUBLISHED = ['packages', 'examples']
  .flatMap((folder) => readdirSync(join(ROOT, folder)).map((name) => join(folder, name)))
  .concat('collector');

const folder = mkdtempSync(join(tmpdir(), 'spancost-pack-'));
try {
  for (const workspace of PUBLISHED) {
    const manifest = JSON.parse(readFileSync(join(ROOT, workspace, 'package.json'), 'utf8')) as Manifest;
    if (manifest.private !== true) checkPackage(workspace, manifest);
  }
} finally {
  rmSync(folder, { recursive: true });
}

function checkPackage(workspace: string, manifest: Manifest): void {
  const packed = JSON.parse(run('npm', ['pack', `./${workspace}`, '--json', '--pack-destination', folder])) as {
    readonly filename: string;
  }[];
  const tarball = join(folder, packed[0]?.filename ?? '');
  run('publint', ['--strict', tarball]);
  const hasTypes = Object.keys(manifest.exports ?? {}).some((entry) => entry !== './package.json');
  if (hasTypes) run('attw', ['--profile', 'esm-only', tarball]);
  console.log(`packaging: ${manifest.name} is sound`);
}

function run(command: string, args: readonly string[]): string {
  return execFileSync(command, args, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}
