import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { diag } from '@opentelemetry/api';
import { installedFolders } from './installed-folders.ts';
import { LinkedProbe } from './linked-probe.ts';
import type { ModuleInstrumentation } from './module-instrumentation.ts';
import { nestedFolders } from './nested-folders.ts';
import { nodeModule } from './node-module.ts';
import { packageFolder, type SdkFiles } from './sdk-files.ts';

/**
 * Instruments the copies that were required without a hook being asked: before there was one, or by a loader of its own, as tsx has
 * it. They are in the one cache that all CommonJS modules share.
 */
export function instrumentRequired(files: SdkFiles): void {
  // Any file will do: in a bundle `import.meta.url` may be undefined.
  const { cache } = nodeModule().createRequire(join(process.cwd(), 'index.js'));
  for (const path of Object.keys(cache)) {
    try {
      files.loaded(path);
      const instrumentation = files.instrumentationOf(path);
      if (instrumentation === undefined || files.isInstrumented(path)) continue;
      files.instrumented(path, instrumentation.manuallyInstrument(cache[path]?.exports));
    } catch (failure) {
      diag.error(`@spancost/instrumentation: instrumenting ${path} failed; its calls are not seen`, failure);
    }
  }
}

/**
 * Instruments the copies that were already imported as ES modules: those that the application itself would resolve, and those that
 * its packages bring. What was not imported stays so, but for a Node on which that cannot be found out: there the application's own
 * copies are imported, since a call that is not seen is worse than a slower start.
 */
export async function instrumentImported(instrumentations: readonly ModuleInstrumentation[], files: SdkFiles): Promise<void> {
  const probe = new LinkedProbe();
  try {
    const isHarmless = await probe.isHarmless();
    const instrument = async (instrumentation: ModuleInstrumentation, folders: Iterable<string>): Promise<void> => {
      for (const path of clientFilesIn(folders, instrumentation)) {
        const url = pathToFileURL(path).href;
        const exports = await (isHarmless ? probe.linked(url) : importOf(url));
        if (exports === undefined || files.instrumentationOf(path) !== instrumentation || files.isInstrumented(path)) continue;
        files.instrumented(path, instrumentation.manuallyInstrument(exports));
      }
    };
    for (const each of instrumentations) await instrument(each, installedFolders(each.moduleName, each.broughtBy));
    if (!isHarmless) return;
    const nested = await nestedFolders(new Set(instrumentations.map(({ moduleName }) => moduleName)));
    for (const each of instrumentations) await instrument(each, nested.get(each.moduleName) ?? []);
  } finally {
    probe.end();
  }
}

/** The exports of a module; undefined if it cannot be imported, which is for the application to find out. */
async function importOf(url: string): Promise<unknown> {
  return await import(/* webpackIgnore: true */ /* turbopackIgnore: true */ url).catch(() => undefined);
}

/** Loads the SDK of an instrumentation as the application would, so that it is known whether it can be instrumented. */
export async function loadSdk(instrumentation: ModuleInstrumentation, files: SdkFiles): Promise<void> {
  for (const path of clientFilesIn(installedFolders(instrumentation.moduleName, instrumentation.broughtBy), instrumentation)) {
    files.installed(packageFolder(path, instrumentation.moduleName) ?? '');
    const isInstrumented = files.copiesOf(instrumentation).some(({ folder, state }) => path.startsWith(folder) && state !== 'not loaded');
    if (!isInstrumented) await importOf(pathToFileURL(path).href);
  }
}

/** Client files, as ES modules, of the copies in these folders. */
function clientFilesIn(folders: Iterable<string>, { clientFiles }: ModuleInstrumentation): readonly string[] {
  return [...folders].flatMap((folder) =>
    clientFiles.flatMap((clientFile) => {
      const path = ['mjs', 'js']
        .map((extension) => join(/* turbopackIgnore: true */ folder, `${clientFile}.${extension}`))
        .find((file) => existsSync(file));
      return path === undefined ? [] : [path];
    }),
  );
}
