import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CommandError } from '../../errors.ts';

/** Where the alert rules are: in the package they are beside the code (`scripts/ship-rules.ts`), in the repository where they are generated. */
const PLACES: readonly URL[] = [new URL('../../rules/', import.meta.url), new URL('../../../../../grafana/rules/', import.meta.url)];

/** Folder of the alert rules. @throws CommandError where this installation has none */
export function rulesFolder(): string {
  const found = PLACES.find((place) => existsSync(place));
  if (found === undefined)
    throw new CommandError('This installation of spancost has no alert rules. Install the package `spancost` from npm.');
  return fileURLToPath(found).replace(/[\\/]$/, '');
}
