import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { nodeModule } from './node-module.ts';

/**
 * Folders of the copies of a package that the working directory and the main script would find, whatever their module format, and
 * of those that only the packages `broughtBy` find.
 */
export function installedFolders(moduleName: string, broughtBy: readonly string[] = []): ReadonlySet<string> {
  const found = new Set<string>();
  for (const base of bases()) {
    const folder = nearest(base, moduleName);
    if (folder !== undefined) found.add(folder);
    for (const bringer of broughtBy) {
      const home = nearest(base, bringer);
      const brought = home === undefined ? undefined : nearest(join(home, 'index.js'), moduleName);
      if (brought !== undefined) found.add(brought);
    }
  }
  return found;
}

/** Files from which an application's packages are found: one in the working directory, the main script, and what that is a link to. */
export function bases(): ReadonlySet<string> {
  const main = process.argv[1];
  const local = join(process.cwd(), 'index.js');
  if (main === undefined) return new Set([local]);
  try {
    return new Set([local, main, realpathSync(/* turbopackIgnore: true */ main)]);
  } catch {
    return new Set([local, main]);
  }
}

function nearest(base: string, moduleName: string): string | undefined {
  try {
    const folders = (nodeModule().createRequire(base).resolve.paths(moduleName) ?? []).map((folder) => join(folder, moduleName));
    const folder = folders.find((each) => existsSync(join(each, 'package.json')));
    return folder === undefined ? undefined : realpathSync(folder);
  } catch {
    return undefined;
  }
}
