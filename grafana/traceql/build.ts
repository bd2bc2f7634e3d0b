/**
 * Builds the program that asks Tempo's own parser about TraceQL queries, from Go modules at the exact versions of go.mod and go.sum.
 * Does nothing where that has been done. Prints where the program is.
 *
 *     npm run build:traceql   # half a minute on two cores the first time
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { goCommand } from '../../collector/otelcol/go-command.ts';
import { traceqlBinary, TRACEQL_NAME } from './traceql-binary.ts';

const [, GO = ''] = /^go (.+)$/m.exec(readFileSync(join(import.meta.dirname, 'go.mod'), 'utf8')) ?? [];

if (!existsSync(traceqlBinary())) build(traceqlBinary());
process.stdout.write(`${traceqlBinary()}\n`);

/** A program is there whole or not at all, whoever builds at the same time. */
function build(target: string): void {
  const { path, env } = goCommand(GO);
  mkdirSync(dirname(target), { recursive: true });
  const folder = mkdtempSync(`${dirname(target)}-`);
  try {
    const built = join(folder, TRACEQL_NAME);
    const args = ['build', '-mod=readonly', '-trimpath', '-ldflags=-s -w', '-o', built, '.'];
    execFileSync(path, args, { cwd: import.meta.dirname, env, stdio: ['ignore', process.stderr, process.stderr] });
    renameSync(built, target);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
