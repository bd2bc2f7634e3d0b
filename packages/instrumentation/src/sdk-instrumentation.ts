import { InstrumentationNodeModuleDefinition } from '@opentelemetry/instrumentation';
import type { CallSpan } from './call-span.ts';
import type { ContentConfig } from './content/content-config.ts';
import type { ModuleInstrumentation } from './load/module-instrumentation.ts';
import { isSupportedVersion, rangeOf, type SupportedVersions } from './supported-versions.ts';
import { TracingInstrumentation } from './tracing-instrumentation.ts';

export type { CallDescription } from './tracing-instrumentation.ts';

/** What whoever can still read an answer holds: its garbage collection means that nobody can any more. */
export interface CallHolder {
  readonly call: CallSpan | undefined;
}

/**
 * What the instrumentations of all SDKs share: how their modules are found, and that calls which nobody
 * reads to the end are ended. The base constructor calls `init()` and `enable()` before fields exist, so both use only what is
 * on the prototype.
 */
export abstract class SdkInstrumentation<C extends ContentConfig = ContentConfig>
  extends TracingInstrumentation<C>
  implements ModuleInstrumentation
{
  readonly #abandoned: FinalizationRegistry<CallSpan>;
  /** Calls that may still be read or dropped. */
  readonly #open: Set<CallSpan> = new Set();

  constructor(name: string, version: string, config: C) {
    super(name, version, config);
    this.#abandoned = new FinalizationRegistry((call) => this.#abandon(call));
  }

  /** Package of the SDK. */
  abstract get moduleName(): string;
  /** Files of the SDK that define the class, as paths in the package without extension. */
  abstract get clientFiles(): readonly string[];
  /** Class in the SDK that owns the requests. */
  abstract get clientExport(): string;
  /** Versions of the SDK that are known to be built as this package expects. */
  abstract get supportedVersions(): SupportedVersions;

  /**
   * Instruments an SDK that the loader could not see (bundled, or loaded in another way): its client class or the module
   * that exports it. Doing it twice changes nothing.
   * @returns whether there was a client class to instrument
   */
  abstract manuallyInstrument(target: unknown): boolean;

  /** Whether a version of the SDK is instrumented. */
  supports(version: string): boolean {
    return isSupportedVersion(version, this.supportedVersions);
  }

  /**
   * Ends the call when nobody holds its holder any more. Only for calls whose answer may be dropped unread: the registry
   * costs more than all else about a call that is simply awaited.
   */
  watchAbandoned(holder: CallHolder): void {
    const { call } = holder;
    if (call === undefined || call.settled || call.ender === 'sdk') return;
    this.#abandoned.register(holder, call, call);
    this.#open.add(call);
    call.onSettled = () => {
      this.#abandoned.unregister(call);
      this.#open.delete(call);
    };
  }

  /** Ends the calls whose answers nobody has finished reading: for the end of the process, when nobody will. */
  endOpenCalls(): void {
    for (const call of this.#open) this.#abandon(call);
  }

  /** As {@link watchAbandoned}, of a span that the SDK ends: it may leave it open even after the call is over. */
  protected watchForGood(holder: CallHolder, call: CallSpan): void {
    this.#abandoned.register(holder, call);
    this.#open.add(call);
    call.onSettled = () => this.#open.delete(call);
  }

  protected override init(): InstrumentationNodeModuleDefinition {
    return new InstrumentationNodeModuleDefinition(this.moduleName, [rangeOf(this.supportedVersions)], (exports: unknown) => {
      try {
        this.manuallyInstrument(exports);
      } catch (failure) {
        this.report('instrumenting a module', failure);
      }
      return exports;
    });
  }

  #abandon(call: CallSpan): void {
    try {
      call.abandoned();
    } catch (failure) {
      this.report('ending an abandoned call', failure);
    }
  }
}
