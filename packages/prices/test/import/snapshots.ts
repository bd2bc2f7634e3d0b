import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A list as it is kept beside the import script. */
export function snapshot(name: 'pi-ai' | 'genai-prices'): unknown {
  return JSON.parse(readFileSync(join(import.meta.dirname, '../../scripts/snapshots', `${name}.json`), 'utf8'));
}
