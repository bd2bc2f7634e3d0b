/**
 * Bundles the packages that applications load: what the index of a package needs is one file, and so is each further entry, because
 * an import of ninety modules takes four times as long as one of the same code. Types stay a file a module, as `tsc -b` writes
 * them. Run by `npm run build`.
 *
 * With a folder as its argument, puts the packages there as `npm install` puts them into `node_modules/@spancost`, without types: for
 * the tests of what users load (packages/node/test/loading).
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, sep } from 'node:path';
import { rolldown, type InputOptions } from 'rolldown';

/** What `register()` brings into a process. */
const BUNDLED = ['conventions', 'prices', 'api', 'instrumentation', 'processor', 'node'];

/** An entry of `exports`: the file for each condition, perhaps in conditions of its own. */
type Exported = string | { readonly [condition: string]: Exported };

const PACKAGES = join(import.meta.dirname, '../packages');

const OPTIONS: InputOptions = {
  platform: 'node',
  // Packages are loaded by their names, one copy of each for the whole application.
  external: (id) => !id.startsWith('.') && !id.startsWith('/'),
  // The paths in it are for editors.
  tsconfig: false,
};

const installed = process.argv[2];

for (const name of BUNDLED) {
  const folder = join(PACKAGES, name);
  const target = installed === undefined ? folder : join(installed, name);
  mkdirSync(join(target, 'dist'), { recursive: true });
  if (target !== folder) cpSync(join(folder, 'package.json'), join(target, 'package.json'));
  await bundle(folder, join(target, 'dist'));
}

async function bundle(folder: string, dist: string): Promise<void> {
  const { exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { readonly exports: Exported };
  const entries = new Set(filesOf(exports).flatMap((file) => /^\.\/dist\/(.+)\.js$/.exec(file)?.[1] ?? []));
  const ofIndex = await modulesOf(join(folder, 'src/index.ts'));
  const build = await rolldown({
    ...OPTIONS,
    input: Object.fromEntries([...entries].map((entry) => [entry, join(folder, 'src', `${entry}.ts`)])),
  });
  const { output } = await build.write({
    dir: dist,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'shared/[name].js',
    ...(entries.size > 1 ? { codeSplitting: { groups: [{ name: 'main', test: (id: string) => ofIndex.has(id) }] } } : {}),
    comments: { annotation: true, jsdoc: false, legal: true },
    sourcemap: true,
    sourcemapExcludeSources: true,
  });
  await build.close();
  removeOthers(dist, new Set(output.map(({ fileName }) => fileName)));
}

/** The modules that an entry loads. */
async function modulesOf(entry: string): Promise<ReadonlySet<string>> {
  const build = await rolldown({ ...OPTIONS, input: entry });
  const { output } = await build.generate({ format: 'esm' });
  await build.close();
  return new Set(output.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : [])));
}

function filesOf(exported: Exported): readonly string[] {
  return typeof exported === 'string' ? [exported] : Object.values(exported).flatMap(filesOf);
}

/** What an earlier build wrote; afterwards, because somebody may be running what is there. The types are the compiler's. */
function removeOthers(dist: string, written: ReadonlySet<string>): void {
  for (const file of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
    if (/\.js(\.map)?$/.test(file) && !written.has(file.replaceAll(sep, '/'))) rmSync(join(dist, file));
  }
}
