import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../running-collector.ts';

/** The path of a `spancost.yaml` with this text, gone after the test. */
export function written(text: string): string {
  const file = join(temporaryFolder(), 'spancost.yaml');
  writeFileSync(file, text);
  return file;
}
