/**
 * What became of a copy of an SDK. `not loaded`: it is installed where the application would find it. `loaded`: its client file was
 * read, and its class is not there yet. `no client class`: the file has no class that is built as the instrumentation expects.
 */
export type SdkCopyState = 'instrumented' | 'loaded' | 'not loaded' | 'unsupported version' | 'no client class';

/** One copy of an SDK. */
export interface SdkCopy {
  readonly folder: string;
  readonly version: string;
  readonly state: SdkCopyState;
}

/** An SDK that there is an instrumentation for, and its copies that were found. */
export interface SdkSighting {
  /** Name of the package. */
  readonly sdk: string;
  /** The range of versions that are instrumented, as semver writes it. */
  readonly supported: string | undefined;
  readonly copies: readonly SdkCopy[];
}
