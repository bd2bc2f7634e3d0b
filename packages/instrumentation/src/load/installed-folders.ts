import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Folders of the copies of a package that the working directory and the main script would find, whatever their module format. */
export function installedFolders(moduleName: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const base of [join(process.cwd(), 'index.js'), process.argv[1]]) {
    const folder = base === undefined ? undefined : nearest(base, moduleName);
    if (folder !== undefined) found.add(folder);
  }
  return found;
}

function nearest(base: string, moduleName: string): string | undefined {
  try {
    const folders = (createRequire(base).resolve.paths(moduleName) ?? []).map((folder) => join(folder, moduleName));
    const folder = folders.find((each) => existsSync(join(each, 'package.json')));
    return folder === undefined ? undefined : realpathSync(folder);
  } catch {
    return undefined;
  }
}
