import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the Python applications need, at exact versions. */
export const REQUIREMENTS: string = join(import.meta.dirname, 'applications/requirements.txt');

/** What the contract of the API is tested by. */
export const CONTRACT_REQUIREMENTS: string = join(import.meta.dirname, '../contract/requirements.txt');

/**
 * Where `npm run build:python` puts a virtual environment with them: a folder that git ignores, another one for each content of
 * requirements.txt.
 */
export function virtualEnvironment(requirements: string = REQUIREMENTS): string {
  const hash = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12);
  return join(import.meta.dirname, '../../node_modules/.cache/spancost', `python-${hash}`);
}
