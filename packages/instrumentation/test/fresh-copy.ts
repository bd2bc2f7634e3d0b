import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';

const require = createRequire(import.meta.url);

/** A copy of a CommonJS package, by its name or its main file, that shares nothing with the copies that were loaded before. */
export function freshCopy(name: string): unknown {
  const main = require.resolve(name);
  const folder = dirname(main) + sep;
  for (const path of Object.keys(require.cache)) if (path.startsWith(folder)) delete require.cache[path];
  return require(main);
}
