import { diag } from '@opentelemetry/api';
import { appendToClientFiles } from './append-to-client-files.ts';
import { instrumentImported, instrumentRequired, loadSdk } from './instrument-loaded.ts';
import { installedFolders } from './installed-folders.ts';
import type { ModuleInstrumentation } from './module-instrumentation.ts';
import type { SdkCopy, SdkSighting } from './sdk-copy.ts';
import { SdkFiles } from './sdk-files.ts';
import { rangeOf } from '../supported-versions.ts';

/** A watch over the modules of this process. */
export interface ModuleWatch {
  /** Resolves once the SDK copies that were imported before the watch are instrumented too. Never rejects. */
  readonly ready: Promise<void>;
  /** What was found of each SDK, on disk and loaded, and what became of it. Never throws. */
  report(): readonly SdkSighting[];
  /** Loads an SDK that the application has not loaded yet, by the name of its package; {@link report} tells what came of it. Never rejects. */
  load(moduleName: string): Promise<void>;
  /** Takes the watch out again; copies that are instrumented stay so. */
  stop(): void;
}

/** Options of {@link watchModules}. */
export interface ModuleWatchOptions {
  /** Is told once of each copy of an SDK that is loaded in a version that is not instrumented. */
  readonly onUnsupported?: (sighting: SdkSighting) => void;
}

/**
 * Instruments the provider SDKs in whatever way they are loaded: CommonJS or ES modules, before this call or after it,
 * lazily, in several copies. SDKs that the application does not load are not loaded. Bundled SDKs cannot be seen: give
 * them to `manuallyInstrument`.
 *
 * @example
 * const instrumentations = [new OpenAIInstrumentation(), new AnthropicInstrumentation()];
 * await watchModules(instrumentations).ready;
 */
export function watchModules(instrumentations: readonly ModuleInstrumentation[], options: ModuleWatchOptions = {}): ModuleWatch {
  const { onUnsupported } = options;
  const files = new SdkFiles(instrumentations, (instrumentation, copy) => onUnsupported?.(sightingOf(instrumentation, [copy])));
  const sightings = (): readonly SdkSighting[] => {
    instrumentRequired(files);
    return instrumentations.map((instrumentation) => sightingIn(files, instrumentation));
  };
  try {
    instrumentRequired(files);
    const stop = appendToClientFiles(files, instrumentations);
    return {
      ready: instrumentImported(instrumentations, files).catch(report),
      report: sightings,
      load: (moduleName) => load(moduleName, instrumentations, files),
      stop,
    };
  } catch (failure) {
    report(failure);
    return { ready: Promise.resolve(), report: sightings, load: () => Promise.resolve(), stop() {} };
  }
}

function sightingIn(files: SdkFiles, instrumentation: ModuleInstrumentation): SdkSighting {
  const { moduleName, broughtBy } = instrumentation;
  for (const folder of installedFolders(moduleName, broughtBy)) files.installed(folder);
  return sightingOf(instrumentation, files.copiesOf(instrumentation));
}

function sightingOf({ moduleName, supportedVersions }: ModuleInstrumentation, copies: readonly SdkCopy[]): SdkSighting {
  return { sdk: moduleName, supported: supportedVersions === undefined ? undefined : rangeOf(supportedVersions), copies };
}

async function load(moduleName: string, instrumentations: readonly ModuleInstrumentation[], files: SdkFiles): Promise<void> {
  const instrumentation = instrumentations.find((candidate) => candidate.moduleName === moduleName);
  if (instrumentation !== undefined) await loadSdk(instrumentation, files).catch(report);
}

function report(failure: unknown): void {
  diag.error('@spancost/instrumentation: watching modules failed; SDKs that load from now on may not be seen', failure);
}
