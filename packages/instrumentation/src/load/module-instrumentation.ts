import type { SupportedVersions } from '../supported-versions.ts';

/** What the module watch must know of an instrumentation. Every instrumentation of this package is one. */
export interface ModuleInstrumentation {
  /** Name of the SDK's package. */
  readonly moduleName: string;
  /** The files that define the client class: paths in the package, with `/`, without extension, for each module format the same. */
  readonly clientFiles: readonly string[];
  /** Name of the client class that these files export. */
  readonly clientExport: string;
  /** All names that the class has in these files, the first that is there counts; default: the one. */
  readonly clientExports?: readonly string[];
  /** Classes of these files that are instrumented together, as a module that exports them. */
  readonly clientClasses?: readonly string[];
  /** Packages that bring a copy of the SDK, which an application may have through them alone. */
  readonly broughtBy?: readonly string[];
  /** The versions that are instrumented, to be told. */
  readonly supportedVersions?: SupportedVersions;
  /** Whether a version of the SDK is one that is instrumented. */
  supports(version: string): boolean;
  /** Instruments a client class or the module that exports it; false if it is none. */
  manuallyInstrument(target: unknown): boolean;
}
