import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What decides what is built. */
const BUILD_INPUTS: readonly string[] = ['main.go', 'go.mod', 'go.sum'].map((name) => join(import.meta.dirname, name));

/** Name of the program. */
export const TRACEQL_NAME = 'spancost-traceql';

/**
 * Where `npm run build:traceql` puts the program and where tests look for it: a folder that git ignores, another one for each source,
 * platform and architecture. Whether it is there is not said.
 */
export function traceqlBinary(): string {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`);
  for (const path of BUILD_INPUTS) hash.update(readFileSync(path));
  return join(import.meta.dirname, '../../node_modules/.cache/spancost', `traceql-${hash.digest('hex').slice(0, 12)}`, TRACEQL_NAME);
}
