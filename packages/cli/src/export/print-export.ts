import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CommandError } from '../errors.ts';

/**
 * Prints an export to a pipe. Whoever reads may go away, as `head` does; that ends it and is no failure.
 *
 * @throws CommandError where it broke off: what was printed is not whole.
 */
export async function printExport(bytes: AsyncIterable<Uint8Array>, output: Writable): Promise<undefined> {
  try {
    await pipeline(bytes, output, { end: false });
  } catch (error) {
    if (isGone(error)) return;
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandError(`The export broke off before its end (${reason}); what was printed is not whole. Ask again.`, 1, {
      cause: error,
    });
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_PREMATURE_CLOSE');
}
