import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { field, text } from '../json-fields.ts';
import type { ModuleInstrumentation } from './module-instrumentation.ts';

/** Which instrumentation a file belongs to, if it is the client file of a supported SDK. */
export class SdkFiles {
  readonly #instrumentations: readonly ModuleInstrumentation[];
  readonly #byFolder: Map<string, ModuleInstrumentation | undefined> = new Map();

  /** Looks for the SDKs of these instrumentations. */
  constructor(instrumentations: readonly ModuleInstrumentation[]) {
    this.#instrumentations = instrumentations;
  }

  /**
   * The instrumentation of the client file `path`. The package is known by its own package.json, so that copies under
   * another name (npm aliases, pnpm, nested copies) are found and files that happen to have the same name are not.
   */
  instrumentationOf(path: string): ModuleInstrumentation | undefined {
    const extension = /\.(?:js|mjs|cjs)$/.exec(path);
    if (extension === null) return undefined;
    const stem = path.slice(0, extension.index).replaceAll('\\', '/');
    for (const instrumentation of this.#instrumentations) {
      for (const file of instrumentation.clientFiles) {
        if (stem.endsWith(`/${file}`) && this.#at(stem.slice(0, -file.length - 1)) === instrumentation) return instrumentation;
      }
    }
    return undefined;
  }

  /** The instrumentation of the SDK that is installed in a folder. */
  #at(folder: string): ModuleInstrumentation | undefined {
    if (!this.#byFolder.has(folder)) this.#byFolder.set(folder, this.#find(folder));
    return this.#byFolder.get(folder);
  }

  #find(folder: string): ModuleInstrumentation | undefined {
    const manifest = readManifest(folder);
    const name = text(manifest, 'name');
    const version = text(manifest, 'version');
    if (name === undefined || version === undefined) return undefined;
    return this.#instrumentations.find((candidate) => candidate.moduleName === name && candidate.supports(version));
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
