import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A package that the code of a folder can load. */
export interface InstalledPackage {
  readonly name: string;
  readonly version: string;
  /** Whether the folder's own package.json asks for it. */
  readonly isDeclared: boolean;
}

/** The packages that Node finds from a folder: in its `node_modules` and in those above it, the nearest of each name. */
export function installedPackages(folder: string): readonly InstalledPackage[] {
  const { dependencies, optionalDependencies, devDependencies } = manifestAt(folder);
  const declared = { ...dependencies, ...optionalDependencies, ...devDependencies };
  const found = new Map<string, InstalledPackage>();
  for (const modules of modulesAbove(folder)) {
    for (const name of namesIn(modules)) {
      const { version } = manifestAt(join(modules, name));
      if (version !== undefined && !found.has(name)) found.set(name, { name, version, isDeclared: Object.hasOwn(declared, name) });
    }
  }
  return [...found.values()];
}

/** What is read of a package.json; a file that is missing or broken says nothing. */
export interface Manifest {
  readonly version?: string;
  readonly dependencies?: object;
  readonly optionalDependencies?: object;
  readonly devDependencies?: object;
}

/** The package.json in a folder. */
export function manifestAt(folder: string): Manifest {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  } catch {
    return {};
  }
}

/** The folders `node_modules` that Node looks into from a folder, the nearest first. */
export function modulesAbove(folder: string): readonly string[] {
  const modules = join(folder, 'node_modules');
  return dirname(folder) === folder ? [modules] : [modules, ...modulesAbove(dirname(folder))];
}

/** Names of the packages in a folder `node_modules`. */
export function namesIn(modules: string): readonly string[] {
  return entriesOf(modules).flatMap((name) =>
    name.startsWith('@') ? entriesOf(join(modules, name)).map((part) => `${name}/${part}`) : [name],
  );
}

/** What is in a folder, but for what begins with a dot; nothing where there is none. */
export function entriesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => !name.startsWith('.'));
  } catch {
    return [];
  }
}
