import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';

const require = createRequire(import.meta.url);

/** A copy of a CommonJS package that shares nothing with the copies that were loaded before. */
export function freshCopy(name: string): unknown {
  const folder = dirname(require.resolve(name)) + sep;
  for (const path of Object.keys(require.cache)) if (path.startsWith(folder)) delete require.cache[path];
  return require(name);
}
