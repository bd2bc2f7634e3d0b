import { readdir, readFile, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { bases } from './installed-folders.ts';

/**
 * Folders of the copies of these packages that only other packages find, by the names of the packages: from the list that npm keeps of what it
 * installed, and from pnpm's store. Without either there are none: to look into every package would delay the start of an application.
 */
export async function nestedFolders(names: ReadonlySet<string>): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const found = new Map<string, Set<string>>();
  for (const base of new Set([...bases()].flatMap((file) => upwards(dirname(file))))) {
    for (const [name, folder] of [...(await listedByNpm(base, names)), ...(await storedByPnpm(base, names))]) {
      const real = await realpath(/* turbopackIgnore: true */ folder).catch(() => undefined);
      if (real === undefined) continue;
      found.set(name, (found.get(name) ?? new Set()).add(real));
    }
  }
  return found;
}

type Copy = readonly [name: string, folder: string];

/** A key of the list is the path of a package: `node_modules/llm-kit/node_modules/openai`. */
async function listedByNpm(base: string, names: ReadonlySet<string>): Promise<readonly Copy[]> {
  const list = await readFile(join(/* turbopackIgnore: true */ base, 'node_modules/.package-lock.json'), 'utf8').catch(() => '');
  return [...list.matchAll(/"(node_modules\/[^"]+\/node_modules\/((?:@[^"/]+\/)?[^"/]+))"\s*:/g)].flatMap(([, path = '', name = '']) =>
    names.has(name) ? [[name, join(base, path)] as const] : [],
  );
}

/** A folder of the store is named for a package and its version: `@anthropic-ai+sdk@1.12.0`. */
async function storedByPnpm(base: string, names: ReadonlySet<string>): Promise<readonly Copy[]> {
  const store = join(/* turbopackIgnore: true */ base, 'node_modules/.pnpm');
  const entries = await readdir(store).catch((): string[] => []);
  return entries.flatMap((entry) => {
    const name = entry.slice(0, entry.indexOf('@', 1)).replace('+', '/');
    return names.has(name) ? [[name, join(store, entry, 'node_modules', name)] as const] : [];
  });
}

function upwards(folder: string): readonly string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...upwards(above)];
}
