/** What the module watch must know of an instrumentation. Every instrumentation of this package is one. */
export interface ModuleInstrumentation {
  /** Name of the SDK's package. */
  readonly moduleName: string;
  /** Path in the package, without extension, of the file that defines the client class; there is one for each module format. */
  readonly clientFile: string;
  /** Name of the client class that this file exports. */
  readonly clientExport: string;
  /** Whether a version of the SDK is one that is instrumented. */
  supports(version: string): boolean;
  /** Instruments a client class or the module that exports it; false if it is none. */
  manuallyInstrument(target: unknown): boolean;
}
