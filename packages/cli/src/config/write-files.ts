import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AlertmanagerFiles } from '@spancost/collector/config';
import { CommandError } from '../errors.ts';

/** For its owner alone: it holds secrets. */
const MODE = 0o600;

/** Writes what Alertmanager needs into a folder, which is made if it is not there; returns the files. @throws CommandError */
export async function writeFiles(folder: string, { config, templates }: AlertmanagerFiles): Promise<readonly string[]> {
  const { TEMPLATE_FILE } = await import('@spancost/collector/config');
  const files = [
    [join(folder, TEMPLATE_FILE), templates],
    [join(folder, 'alertmanager.yml'), config],
  ] as const;
  try {
    mkdirSync(folder, { recursive: true });
    for (const [file, text] of files) writeFileSync(file, text, { mode: MODE });
  } catch (error) {
    throw new CommandError(`${folder}: ${error instanceof Error ? error.message : String(error)}`, 1, { cause: error });
  }
  return files.map(([file]) => file);
}
