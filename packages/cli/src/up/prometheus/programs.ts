import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { CommandError } from '../../errors.ts';

/** A program that somebody else makes and that the machine has to have. */
export interface Program {
  readonly name: string;
  /** What it is called on disk. */
  readonly binaries: readonly string[];
  readonly aptPackage: string;
  readonly download: string;
}

export const PROMETHEUS: Program = {
  name: 'Prometheus',
  binaries: ['prometheus'],
  aptPackage: 'prometheus',
  download: 'https://prometheus.io/download/#prometheus',
};

export const ALERTMANAGER: Program = {
  name: 'Alertmanager',
  binaries: ['alertmanager', 'prometheus-alertmanager'],
  aptPackage: 'prometheus-alertmanager',
  download: 'https://prometheus.io/download/#alertmanager',
};

/**
 * Paths of the programs, in their order.
 *
 * @param path The variable PATH.
 * @throws CommandError that names each that is not there, and how to get it
 */
export function pathsOf(programs: readonly Program[], path: string | undefined): readonly string[] {
  const folders = (path ?? '').split(delimiter).filter((folder) => folder !== '');
  const found = programs.map(({ binaries }) =>
    folders.flatMap((folder) => binaries.map((binary) => join(folder, binary))).find(isExecutable),
  );
  const missing = programs.filter((_, index) => found[index] === undefined);
  if (missing.length === 0) return found.filter((each) => each !== undefined);
  const lines = missing.map(
    ({ name, binaries, aptPackage, download }) =>
      `${name} is not there: no ${binaries.join(' or ')} on PATH. On Debian and Ubuntu: apt-get install ${aptPackage}; else ${download}`,
  );
  throw new CommandError([...lines, '`spancost up` without --with-prometheus needs neither.'].join('\n'), 2);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
