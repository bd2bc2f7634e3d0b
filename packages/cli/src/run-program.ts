import { CommanderError, type Command } from 'commander';
import { CommandError } from './errors.ts';

/** Runs the command line and returns its exit code: 0 done, 1 it went wrong, 2 the words or the configuration are off. */
export async function runProgram(program: Command, argv: readonly string[]): Promise<number> {
  try {
    await program.parseAsync(argv);
    return typeof process.exitCode === 'number' ? process.exitCode : 0;
  } catch (error) {
    // Commander has shown its own message already; help and version end with 0.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    console.error(`spancost: ${error instanceof Error ? error.message : String(error)}`);
    return error instanceof CommandError ? error.exitCode : 1;
  }
}
