import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { diag } from '@opentelemetry/api';
import { LinkedProbe } from './linked-probe.ts';
import type { ModuleInstrumentation } from './module-instrumentation.ts';
import { packageFolder, type SdkFiles } from './sdk-files.ts';

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
 * Instruments the copies that were already imported as ES modules, as far as the application itself would resolve them.
 * Those that were not imported stay so, but for a Node on which that cannot be found out: there they are imported, since a
 * call that is not seen is worse than a slower start.
 */
export async function instrumentImported(instrumentations: readonly ModuleInstrumentation[]): Promise<void> {
  const probe = new LinkedProbe();
  try {
    const isHarmless = await probe.isHarmless();
    for (const instrumentation of instrumentations) {
      for (const url of candidates(instrumentation)) {
        const exports = await (isHarmless ? probe.linked(url) : importOf(url));
        if (exports !== undefined) instrumentation.manuallyInstrument(exports);
      }
    }
  } finally {
    probe.end();
  }
}

/** The exports of a module; undefined if it cannot be imported, which is for the application to find out. */
async function importOf(url: string): Promise<unknown> {
  return await import(url).catch(() => undefined);
}

/** Client files, as ES modules, of the copies that the working directory and the main script resolve. */
function candidates({ moduleName, clientFiles }: ModuleInstrumentation): ReadonlySet<string> {
  const found = new Set<string>();
  for (const base of [join(process.cwd(), 'index.js'), process.argv[1]]) {
    const folder = base === undefined ? undefined : resolveFolder(base, moduleName);
    if (folder === undefined) continue;
    for (const clientFile of clientFiles) {
      const path = ['mjs', 'js'].map((extension) => join(folder, `${clientFile}.${extension}`)).find((file) => existsSync(file));
      if (path !== undefined) found.add(pathToFileURL(path).href);
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
