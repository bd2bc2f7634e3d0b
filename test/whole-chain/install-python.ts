/** Installs what the Python programs of the tests need into virtual environments, from PyPI; does nothing where that has been done. `npm run build:python`. */
import { execFileSync } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CONTRACT_REQUIREMENTS, REQUIREMENTS, virtualEnvironment } from './python.ts';

for (const requirements of [REQUIREMENTS, CONTRACT_REQUIREMENTS]) {
  const target = virtualEnvironment(requirements);
  if (!existsSync(target)) install(requirements, target);
  process.stdout.write(`${join(target, 'bin/python')}\n`);
}

function install(requirements: string, target: string): void {
  const folder = `${target}-${process.pid}`;
  try {
    run('python3', '-m', 'venv', folder);
    run(join(folder, 'bin/python'), '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--requirement', requirements);
    // An environment may be moved as long as only its `python` is run.
    renameSync(folder, target);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(command: string, ...args: readonly string[]): void {
  execFileSync(command, args, { stdio: ['ignore', process.stderr, process.stderr] });
}
