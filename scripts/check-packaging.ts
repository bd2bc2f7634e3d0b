/**
 * Packs every package that is published and has publint and attw look at the tarball: what a user installs, not what the
 * repository holds. Then imports each entry that `bundle.ts` made, and its source, which must export the same names. Run by `npm run check`
 * after the build.
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
    readonly files: readonly { readonly path: string }[];
  }[];
  const tarball = join(folder, packed[0]?.filename ?? '');
  run('publint', ['--strict', tarball]);
  if (manifest.name === 'spancost') checkRules(new Set(packed[0]?.files.map(({ path }) => path)));
  const entries = Object.keys(manifest.exports ?? {}).filter((entry) => entry !== './package.json');
  if (entries.length > 0) run('attw', ['--profile', 'esm-only', tarball]);
  if (workspace.startsWith('packages')) checkEntries(entries.map((entry) => join(manifest.name, entry)));
  console.log(`packaging: ${manifest.name} is sound`);
}

/** The alert rules that `spancost up --with-prometheus` needs. */
function checkRules(files: ReadonlySet<string>): void {
  for (const rule of readdirSync(join(ROOT, 'grafana/rules')))
    if (!files.has(`dist/rules/${rule}`)) throw new Error(`the alert rules ${rule} are not in what is published of spancost`);
}

function checkEntries(entries: readonly string[]): void {
  const script = `const names = async (entry) => [entry, Object.keys(await import(entry))];
console.log(JSON.stringify(await Promise.all(${JSON.stringify(entries)}.map(names))));`;
  const [built, written] = [[], ['--conditions=@spancost/source']].map((conditions) =>
    run(process.execPath, [...conditions, '--input-type=module', '--eval', script]),
  );
  if (built !== written) throw new Error(`what was built exports other names than its source:\n${built}${written}`);
}

function run(command: string, args: readonly string[]): string {
  return execFileSync(command, args, {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    // The entries that register do so in name only.
    env: { ...process.env, OTEL_SDK_DISABLED: 'true' },
  });
}
