import { existsSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { diag } from '@opentelemetry/api';
import type { ModuleInstrumentation } from './module-instrumentation.ts';
import { packageFolder, type SdkFiles } from './sdk-package.ts';

const require: NodeJS.Require = createRequire(import.meta.url);

/** Instruments the copies that were already required: they are in the one cache that all CommonJS modules share. */
export function instrumentRequired(files: SdkFiles): void {
  for (const path of Object.keys(require.cache)) {
    try {
      files.instrumentationOf(path)?.manuallyInstrument(require.cache[path]?.exports);
    } catch (failure) {
      diag.error(`@spancost/instrumentation: instrumenting ${path} failed; its calls are not seen`, failure);
    }
  }
}

/**
 * Instruments the copies that were already imported as ES modules, without importing those that were not. Node has no
 * list of linked ES modules; but `import()` of a linked one does not load it again, so a load that is refused tells them
 * apart. Only copies that the application itself would resolve can be found this way.
 */
export async function instrumentImported(instrumentations: readonly ModuleInstrumentation[]): Promise<void> {
  const refusal = refuseProbedLoads();
  try {
    for (const instrumentation of instrumentations) {
      for (const url of candidates(instrumentation)) {
        const linked = await importIfLinked(url);
        if (linked !== undefined) instrumentation.manuallyInstrument(linked);
      }
    }
  } finally {
    refusal.deregister();
  }
}

/** Format that our own probes ask to load; it exists nowhere else. */
const PROBE = 'spancost-probe';

/**
 * Refuses the loads that our probes begin, and no others: the application may import the same file at the same moment.
 * The format that `resolve` gives reaches `load`, and is no part of the name under which Node keeps a module.
 */
function refuseProbedLoads(): { deregister(): void } {
  return registerHooks({
    resolve(specifier, context, nextResolve) {
      if (context.parentURL !== import.meta.url) return nextResolve(specifier, context);
      return { url: specifier, format: PROBE, shortCircuit: true };
    },
    load(url, context, nextLoad) {
      if (context.format === PROBE) throw new NotLinkedError(url);
      return nextLoad(url, context);
    },
  });
}

async function importIfLinked(url: string): Promise<unknown> {
  try {
    return await import(url);
  } catch {
    return undefined;
  }
}

/** Thrown into our own probe of a module that is not linked; it never leaves this file. */
class NotLinkedError extends Error {
  constructor(url: string) {
    super(`${url} is not linked`);
  }
}

/** Client files, as ES modules, of the copies that the working directory and the main script resolve. */
function candidates({ moduleName, clientFile }: ModuleInstrumentation): ReadonlySet<string> {
  const found = new Set<string>();
  for (const base of [join(process.cwd(), 'index.js'), process.argv[1]]) {
    const folder = base === undefined ? undefined : resolveFolder(base, moduleName);
    if (folder === undefined) continue;
    for (const extension of ['mjs', 'js']) {
      const path = join(folder, `${clientFile}.${extension}`);
      if (existsSync(path)) found.add(pathToFileURL(path).href);
    }
  }
  return found;
}

function resolveFolder(base: string, moduleName: string): string | undefined {
  try {
    return packageFolder(createRequire(base).resolve(moduleName), moduleName);
  } catch {
    return undefined;
  }
}
