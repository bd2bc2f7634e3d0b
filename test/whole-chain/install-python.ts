/** Installs what the Python applications need into a virtual environment, from PyPI; does nothing where that has been done. `npm run build:python`. */
import { execFileSync } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { REQUIREMENTS, virtualEnvironment } from './python.ts';

const target = virtualEnvironment();
if (!existsSync(target)) {
  const folder = `${target}-${process.pid}`;
  try {
    run('python3', '-m', 'venv', folder);
    run(join(folder, 'bin/python'), '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--requirement', REQUIREMENTS);
    // An environment may be moved as long as only its `python` is run.
    renameSync(folder, target);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
process.stdout.write(`${join(target, 'bin/python')}\n`);

function run(command: string, ...args: readonly string[]): void {
  execFileSync(command, args, { stdio: ['ignore', process.stderr, process.stderr] });
}
