/** How a stream says that its reader went away, as `head` does, at once and from then on. */
const GONE: readonly string[] = ['EPIPE', 'ERR_STREAM_DESTROYED'];

/**
 * Says so, and ends with exit code 1, where standard output cannot be written, as on a full disk: `console.log` says nothing of it. A reader
 * that went away has what it wanted, and is no failure.
 */
export function tellOfLostOutput(process: NodeJS.Process): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (GONE.includes(error.code ?? '')) return;
    console.error(`spancost: standard output cannot be written, and is not whole: ${error.message}`);
    process.exitCode = 1;
  });
}
