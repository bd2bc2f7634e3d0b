import { diag } from '@opentelemetry/api';
import { appendToClientFiles } from './append-to-client-files.ts';
import { instrumentImported, instrumentRequired } from './instrument-loaded.ts';
import type { ModuleInstrumentation } from './module-instrumentation.ts';
import { SdkFiles } from './sdk-files.ts';

/** A watch over the modules of this process. */
export interface ModuleWatch {
  /** Resolves once the SDK copies that were imported before the watch are instrumented too. Never rejects. */
  readonly ready: Promise<void>;
  /** Takes the watch out again; copies that are instrumented stay so. */
  stop(): void;
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
export function watchModules(instrumentations: readonly ModuleInstrumentation[]): ModuleWatch {
  const files = new SdkFiles(instrumentations);
  try {
    instrumentRequired(files);
    const stop = appendToClientFiles(files, instrumentations);
    return { ready: instrumentImported(instrumentations).catch(report), stop };
  } catch (failure) {
    report(failure);
    return { ready: Promise.resolve(), stop() {} };
  }
}

function report(failure: unknown): void {
  diag.error('@spancost/instrumentation: watching modules failed; SDKs that load from now on may not be seen', failure);
}
