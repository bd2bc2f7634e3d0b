import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { watchModules, type ModuleInstrumentation } from '../../src/index.ts';
import { LinkedProbe } from '../../src/load/linked-probe.ts';

/**
 * Loads copies of a small SDK in many ways and prints how many classes were instrumented in each. In a process of its own,
 * because the test runner has its own module loader.
 */
let seen = 0;
const toy: ModuleInstrumentation = {
  moduleName: 'toy-sdk',
  clientFiles: ['client'],
  clientExport: 'Toy',
  supports: (version) => version.startsWith('2.'),
  manuallyInstrument: () => ++seen > 0,
};
const broken: ModuleInstrumentation = {
  ...toy,
  manuallyInstrument() {
    throw new Error('broken');
  },
};

const folder = await realpath(await mkdtemp(join(tmpdir(), 'spancost-watch-')));
const require = createRequire(import.meta.url);
const importFrom = (path: string): Promise<object> => import(pathToFileURL(path).href);

/** A copy of the toy SDK, in both formats; returns its folder. */
async function install(where: string, version = '2.1.0', name = 'toy-sdk'): Promise<string> {
  const path = join(folder, where);
  await mkdir(path, { recursive: true });
  await writeFile(join(path, 'package.json'), JSON.stringify({ name, version }));
  await writeFile(join(path, 'client.mjs'), 'export class Toy {}\n//# sourceMappingURL=client.mjs.map');
  await writeFile(join(path, 'client.js'), 'class Toy {}\nexports.Toy = Toy;\n//# sourceMappingURL=client.js.map');
  await writeFile(join(path, 'other.mjs'), 'export class Toy {}');
  return path;
}

const counts: Record<string, number> = {};
async function count(what: string, load: () => Promise<unknown>): Promise<void> {
  seen = 0;
  await load();
  counts[what] = seen;
}

require(join(await install('before/toy-sdk'), 'client.js'));
let watch = watchModules([toy]);
counts['required before'] = seen;
await watch.ready;
await count('imported', async () => importFrom(join(await install('node_modules/toy-sdk'), 'client.mjs')));
await count('required', async () => require(join(await install('required/toy-sdk'), 'client.js')));
await count('nested', async () => importFrom(join(await install('node_modules/app/node_modules/toy-sdk'), 'client.mjs')));
await count('under another name', async () => importFrom(join(await install('node_modules/alias-of-toy'), 'client.mjs')));
await count('another version', async () => importFrom(join(await install('old/toy-sdk', '1.9.9'), 'client.mjs')));
await count('another package', async () => importFrom(join(await install('stranger/toy-sdk', '2.0.0', 'stranger'), 'client.mjs')));
const reported = watch
  .report()[0]
  ?.copies.map(({ folder: where, version, state }) => [where.slice(folder.length + 1), version, state].join(' '));
await count('another file', async () => importFrom(join(await install('same/toy-sdk'), 'other.mjs')));
watch.stop();
await count('after stop()', async () => importFrom(join(await install('stopped/toy-sdk'), 'client.mjs')));

watch = watchModules([broken]);
const survived = 'Toy' in (await importFrom(join(await install('broken/toy-sdk'), 'client.mjs')));
watch.stop();

// As an application whose working directory has one copy that it has not loaded, beside one whose class is not there.
const app = await install('app/node_modules/toy-sdk');
const shapeless = await install('shapeless/toy-sdk');
await writeFile(join(shapeless, 'client.mjs'), 'export class Other {}');
const cwd = process.cwd();
process.chdir(join(folder, 'app'));
watch = watchModules([{ ...toy, manuallyInstrument: (target) => target !== undefined }]);
const stateOf = (where: string): unknown => watch.report()[0]?.copies.find((copy) => copy.folder === where)?.state;
const loaded = [stateOf(app)];
await watch.load('toy-sdk');
loaded.push(stateOf(app));
await importFrom(join(shapeless, 'client.mjs'));
loaded.push(stateOf(shapeless));
watch.stop();
process.chdir(cwd);

const path = join(await install('probed/toy-sdk'), 'client.mjs');
const url = pathToFileURL(path).href;
const probe = new LinkedProbe();
const probed = {
  harmless: await probe.isHarmless(),
  before: (await probe.linked(url)) === undefined,
  imported: 'Toy' in (await Promise.all([probe.linked(url), importFrom(path)]))[1],
  after: (await probe.linked(url)) === (await importFrom(path)),
};
probe.end();
await rm(folder, { recursive: true });
process.stdout.write(JSON.stringify({ counts, survived, probed, reported, loaded }));
