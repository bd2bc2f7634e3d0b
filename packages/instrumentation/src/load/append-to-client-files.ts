import type { LoadFnOutput } from 'node:module';
import { fileURLToPath } from 'node:url';
import { diag } from '@opentelemetry/api';
import type { ModuleInstrumentation } from './module-instrumentation.ts';
import { nodeModule } from './node-module.ts';
import type { SdkFiles } from './sdk-files.ts';

/** Where the appended line finds the function to call; one for all copies of this package. */
const LOADED: unique symbol = Symbol.for('spancost.instrumentation.loaded');

type Loaded = (moduleName: string, target: unknown, url: string) => void;
type Registry = typeof globalThis & { [LOADED]?: Loaded };

/**
 * Instruments every copy of an SDK that is loaded from now on: required or imported, lazily, nested in other packages.
 * One line is added to the end of the file that defines the client class, so the class is instrumented before anything can use it.
 * @returns what takes the hook out again
 * @throws NoHooksError on a Node that has no hooks
 */
export function appendToClientFiles(files: SdkFiles, instrumentations: readonly ModuleInstrumentation[]): () => void {
  const { registerHooks } = nodeModule();
  if (registerHooks === undefined) throw new NoHooksError();
  const registry: Registry = globalThis;
  const before = registry[LOADED];
  const loaded: Loaded = (moduleName, target, url) => {
    // Another watch (a second copy of this package, an earlier register) may watch other modules.
    before?.(moduleName, target, url);
    try {
      const instrumentation = instrumentations.find((candidate) => candidate.moduleName === moduleName);
      if (instrumentation !== undefined) files.instrumented(fileURLToPath(url), instrumentation.manuallyInstrument(target));
    } catch (failure) {
      diag.error(`@spancost/instrumentation: instrumenting ${moduleName} failed; its calls are not seen`, failure);
    }
  };
  registry[LOADED] = loaded;
  const hooks = registerHooks({
    load(url, context, nextLoad) {
      const module = nextLoad(url, context);
      const instrumentation = clientFileAt(url, files);
      return instrumentation === undefined ? module : append(module, instrumentation, url);
    },
  });
  return () => {
    hooks.deregister();
    if (registry[LOADED] !== loaded) return;
    if (before === undefined) delete registry[LOADED];
    else registry[LOADED] = before;
  };
}

/** The instrumentation whose client file is at this URL. Never throws: a load must not fail because of us. */
function clientFileAt(url: string, files: SdkFiles): ModuleInstrumentation | undefined {
  if (!url.startsWith('file:')) return undefined;
  try {
    const path = fileURLToPath(url);
    files.loaded(path);
    return files.instrumentationOf(path);
  } catch {
    return undefined;
  }
}

/** The line is good in both formats: without `type` in package.json, Node knows the format only when it compiles the file. */
function append(module: LoadFnOutput, instrumentation: ModuleInstrumentation, url: string): LoadFnOutput {
  const { source } = module;
  if (source === undefined || source === null) return module;
  const text = typeof source === 'string' ? source : new TextDecoder().decode(source);
  const told = `${JSON.stringify(instrumentation.moduleName)}, ${targetIn(instrumentation)}, ${JSON.stringify(url)}`;
  const call = `globalThis[Symbol.for(${JSON.stringify(LOADED.description)})]?.(${told});`;
  return { ...module, source: `${text}\n;${call}\n` };
}

/** What is told of a file: the client class, or all classes of it by their names. */
function targetIn({ clientExport, clientExports = [clientExport], clientClasses }: ModuleInstrumentation): string {
  if (clientClasses === undefined) return classIn(clientExports);
  return `{ ${clientClasses.map((name) => `${name}: ${classIn([name])}`).join(', ')} }`;
}

function classIn(names: readonly string[]): string {
  // What esbuild made sets `module.exports` anew.
  const exported = names.map((name) => `exports.${name} ?? module.exports?.${name}`).join(' ?? ');
  // A name that is not there must not throw in the application's module.
  const declared = names.map((name) => `typeof ${name} === 'function' ? ${name} : `).join('');
  return `(typeof exports === 'object' ? ${exported} : ${declared}undefined)`;
}

/** Thrown where Node does not let anybody see what it loads; {@link watchModules} tells it to the diagnostics. */
class NoHooksError extends Error {
  constructor() {
    super(`Node ${process.versions.node} has no module.registerHooks; run the application on Node 22.15 or newer`);
  }
}
