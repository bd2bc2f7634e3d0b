import { readFileSync } from 'node:fs';
import { basename, dirname, join, parse, sep } from 'node:path';
import { field, text } from '../json-fields.ts';
import type { ModuleInstrumentation } from './module-instrumentation.ts';
import type { SdkCopy, SdkCopyState } from './sdk-copy.ts';

/** A copy of an SDK, and what is to instrument it. */
interface FoundCopy {
  readonly instrumentation: ModuleInstrumentation;
  readonly version: string;
  state: SdkCopyState;
}

const MODULES = '/node_modules/';
const SCRIPTS: ReadonlySet<string> = new Set(['.js', '.mjs', '.cjs']);

/** Which instrumentation a file belongs to, if it is the client file of a supported SDK; and what became of the copies that were found. */
export class SdkFiles {
  readonly #instrumentations: readonly ModuleInstrumentation[];
  /** What a client file may be called, without extension: most of the files that an application loads are told by this. */
  readonly #fileNames: ReadonlySet<string>;
  readonly #byFolder: Map<string, FoundCopy | undefined> = new Map();
  readonly #instrumentedFiles: Set<string> = new Set();
  readonly #names: ReadonlySet<string>;
  readonly #unsupported: Set<string> = new Set();
  readonly #onUnsupported: (instrumentation: ModuleInstrumentation, copy: SdkCopy) => void;

  /**
   * Looks for the SDKs of these instrumentations.
   * @param onUnsupported Is told once of each copy of an unsupported version that is loaded.
   */
  constructor(
    instrumentations: readonly ModuleInstrumentation[],
    onUnsupported: (instrumentation: ModuleInstrumentation, copy: SdkCopy) => void = () => {},
  ) {
    this.#instrumentations = instrumentations;
    this.#onUnsupported = onUnsupported;
    this.#names = new Set(instrumentations.map(({ moduleName }) => moduleName));
    this.#fileNames = new Set(instrumentations.flatMap(({ clientFiles }) => clientFiles.map((file) => basename(file))));
  }

  /**
   * The instrumentation of the client file `path`. The package is known by its own package.json, so that copies under
   * another name (npm aliases, pnpm, nested copies) are found and files that happen to have the same name are not.
   */
  instrumentationOf(path: string): ModuleInstrumentation | undefined {
    const copy = this.#copyOf(path);
    if (copy === undefined || !copy.instrumentation.supports(copy.version)) return undefined;
    if (copy.state === 'not loaded') copy.state = 'loaded';
    return copy.instrumentation;
  }

  /** Notes that a file is loaded: an unsupported version may have no client file, and is known by any file that it has. */
  loaded(path: string): void {
    const folder = this.#folderOfSdk(sep === '/' ? path : path.replaceAll(sep, '/'));
    if (folder === undefined || this.#unsupported.has(folder)) return;
    const copy = this.#at(folder);
    if (copy?.state !== 'unsupported version') return;
    this.#unsupported.add(folder);
    this.#onUnsupported(copy.instrumentation, { folder, version: copy.version, state: copy.state });
  }

  /** Whether the client class in a file was instrumented; other files of the same copy may have others. */
  isInstrumented(path: string): boolean {
    return this.#instrumentedFiles.has(path);
  }

  /** Notes whether the client class in a file was instrumented. One file of several that may have the class is enough. */
  instrumented(path: string, isInstrumented: boolean): void {
    const copy = this.#copyOf(path);
    if (isInstrumented) this.#instrumentedFiles.add(path);
    if (copy !== undefined && copy.state !== 'instrumented') copy.state = isInstrumented ? 'instrumented' : 'no client class';
  }

  /** Notes a copy that is installed in a folder, whether it is loaded or not. */
  installed(folder: string): void {
    this.#at(folder);
  }

  /** The copies of an instrumentation's SDK that were found so far. */
  copiesOf(instrumentation: ModuleInstrumentation): readonly SdkCopy[] {
    return [...this.#byFolder].flatMap(([folder, copy]) =>
      copy?.instrumentation === instrumentation ? [{ folder, version: copy.version, state: copy.state }] : [],
    );
  }

  /** The folder under the last `node_modules` in a path, if it has the name of one of the SDKs. */
  #folderOfSdk(path: string): string | undefined {
    const at = path.lastIndexOf(MODULES);
    if (at < 0) return undefined;
    const start = at + MODULES.length;
    const slash = path.indexOf('/', start);
    const end = path[start] === '@' ? path.indexOf('/', slash + 1) : slash;
    return this.#names.has(path.slice(start, end)) ? path.slice(0, end) : undefined;
  }

  #copyOf(path: string): FoundCopy | undefined {
    const { name, ext } = parse(path);
    if (!this.#fileNames.has(name) || !SCRIPTS.has(ext)) return undefined;
    const stem = path.slice(0, -ext.length).replaceAll('\\', '/');
    for (const instrumentation of this.#instrumentations) {
      for (const file of instrumentation.clientFiles) {
        const copy = stem.endsWith(`/${file}`) ? this.#at(stem.slice(0, -file.length - 1)) : undefined;
        if (copy?.instrumentation === instrumentation) return copy;
      }
    }
    return undefined;
  }

  /** The copy that is installed in a folder. */
  #at(folder: string): FoundCopy | undefined {
    if (!this.#byFolder.has(folder)) this.#byFolder.set(folder, this.#find(folder));
    return this.#byFolder.get(folder);
  }

  #find(folder: string): FoundCopy | undefined {
    const manifest = readManifest(folder);
    const name = text(manifest, 'name');
    const version = text(manifest, 'version');
    if (name === undefined || version === undefined) return undefined;
    const instrumentation = this.#instrumentations.find((candidate) => candidate.moduleName === name);
    if (instrumentation === undefined) return undefined;
    return { instrumentation, version, state: instrumentation.supports(version) ? 'not loaded' : 'unsupported version' };
  }
}

/** The nearest folder above `path` whose package.json has this name; undefined if there is none. */
export function packageFolder(path: string, name: string): string | undefined {
  for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder)) {
    if (field(readManifest(folder), 'name') === name) return folder;
  }
  return undefined;
}

function readManifest(folder: string): unknown {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  } catch {
    return undefined;
  }
}
