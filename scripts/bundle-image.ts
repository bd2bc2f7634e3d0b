/**
 * Puts what the collector's image runs into a folder: the command line with the collector in a few files, and the native parts of
 * DuckDB for this machine, which are all that is left of node_modules. From the sources; run by collector/Dockerfile:
 *   node scripts/bundle-image.ts /image/app
 */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rolldown, type Plugin } from 'rolldown';
import { build as buildPage } from 'vite';

const ROOT = join(import.meta.dirname, '..');
const MODULES = join(ROOT, 'node_modules');

/** Packages with native parts; what they load is named by platform and processor. */
const NATIVE: readonly string[] = [
  '@duckdb/node-api',
  '@duckdb/node-bindings',
  `@duckdb/node-bindings-${process.platform}-${process.arch}`,
  // Says whether the system's C library is musl.
  'detect-libc',
];

/** The demo is a shop with the SDKs of several providers; an image for services has no use for it. */
const WITHOUT_DEMO: Plugin = {
  name: 'without-demo',
  resolveId: (id) => (id.endsWith('/run-demo.ts') ? '\0no-demo' : undefined),
  load: (id) =>
    id === '\0no-demo'
      ? 'export const runDemo = () => { throw new Error("the demo is not in this image; run it from the repository: npm run demo"); };'
      : undefined,
};

const [target] = process.argv.slice(2);
if (target === undefined) throw new Error('Name the folder to write to: node scripts/bundle-image.ts /image/app');

const build = await rolldown({
  input: {
    main: join(ROOT, 'packages/cli/src/main.ts'),
    // Loaded by its place beside the chunk that starts it.
    'check-worker': join(ROOT, 'collector/src/prices/sync/check-worker.ts'),
  },
  platform: 'node',
  external: (id) => id.startsWith('@duckdb/'),
  resolve: { conditionNames: ['@spancost/source', 'node', 'import', 'module', 'default'] },
  plugins: [WITHOUT_DEMO],
  tsconfig: false,
});
const { output } = await build.write({
  dir: join(target, 'dist'),
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: '[name].js',
  comments: { annotation: false, jsdoc: false, legal: true },
});
await build.close();

// What `GET /` serves.
await buildPage({ root: join(ROOT, 'collector/page'), logLevel: 'warn', build: { outDir: join(target, 'dist/page') } });

// Its version and description are shown by the command line.
cpSync(join(ROOT, 'packages/cli/package.json'), join(target, 'package.json'));
cpSync(join(ROOT, 'LICENSE'), join(target, 'LICENSE'));
for (const name of NATIVE) {
  const from = join(MODULES, name);
  if (!existsSync(from)) throw new Error(`${name} is not installed; run npm ci on ${process.platform} ${process.arch} first`);
  mkdirSync(dirname(join(target, 'node_modules', name)), { recursive: true });
  cpSync(from, join(target, 'node_modules', name), { recursive: true });
}
writeFileSync(join(target, 'THIRD-PARTY-LICENSES'), licencesOf(output.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []))));

/** The licences of the packages that modules are of. */
function licencesOf(modules: readonly string[]): string {
  const folders = new Set(modules.flatMap((id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id)?.[0] ?? []));
  return [...folders]
    .toSorted()
    .map((folder) => {
      const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, unknown>;
      const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
      const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8');
      return `${String(name)} ${String(version)} (${String(license)})\n\n${text.trim()}\n`;
    })
    .join(`\n${'-'.repeat(80)}\n\n`);
}
