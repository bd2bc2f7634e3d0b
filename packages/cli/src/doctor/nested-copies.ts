import { join } from 'node:path';
import { entriesOf, manifestAt, modulesAbove, namesIn } from './installed-packages.ts';

/** A copy of a package in another package's own `node_modules`. */
export interface NestedCopy {
  readonly name: string;
  readonly version: string;
  readonly folder: string;
  /** The package that brings it. */
  readonly owner: string;
}

/** How deep packages are looked for in one another. */
const MAX_DEPTH = 4;

/** The copies of these packages that only other packages find from a folder, as npm nests them and as pnpm stores them. */
export function nestedCopies(folder: string, names: ReadonlySet<string>): readonly NestedCopy[] {
  return modulesAbove(folder).flatMap((modules) => [...below(modules, names, 1), ...stored(join(modules, '.pnpm'), names)]);
}

function below(modules: string, names: ReadonlySet<string>, depth: number): readonly NestedCopy[] {
  if (depth > MAX_DEPTH) return [];
  return namesIn(modules).flatMap((owner) => {
    const own = join(modules, owner, 'node_modules');
    return [...copiesIn(own, owner, names), ...below(own, names, depth + 1)];
  });
}

/** pnpm has a folder `name@version` for each package, with the package and what it depends on in `node_modules`. */
function stored(store: string, names: ReadonlySet<string>): readonly NestedCopy[] {
  return entriesOf(store).flatMap((entry) => {
    const [at = ''] = /^@?[^@]+/.exec(entry) ?? [];
    const name = at.replace('+', '/');
    return names.has(name) ? copiesIn(join(store, entry, 'node_modules'), entry, new Set([name])) : [];
  });
}

function copiesIn(modules: string, owner: string, names: ReadonlySet<string>): readonly NestedCopy[] {
  return [...names].flatMap((name) => {
    const folder = join(modules, name);
    const { version } = manifestAt(folder);
    return version === undefined ? [] : [{ name, version, folder, owner }];
  });
}
