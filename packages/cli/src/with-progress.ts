import { glyphsFor } from './glyphs.ts';

/** How long work goes on before anything is shown, and how often that moves. */
const PATIENCE_MS = 300;
const STEP_MS = 120;
const WIDTH = 20;
const BLOCK = 4;

/**
 * Work that may take minutes, with a bar that moves and the seconds that have gone by, on standard error and only where that is a
 * terminal. How much of it is done is known to the database alone.
 *
 * @param what What is done, in words: `verifying the ledger`.
 */
export async function withProgress<T>(what: string, work: Promise<T>, stream: NodeJS.WriteStream = process.stderr): Promise<T> {
  if (!stream.isTTY) return work;
  const { full, empty } = glyphsFor(process.env, process.platform);
  const began = Date.now();
  let step = 0;
  const timer = setInterval(() => {
    const elapsed = Date.now() - began;
    if (elapsed < PATIENCE_MS) return;
    const from = step % (WIDTH - BLOCK + 1);
    step += 1;
    const bar = `${empty.repeat(from)}${full.repeat(BLOCK)}${empty.repeat(WIDTH - BLOCK - from)}`;
    stream.write(`\r${bar} ${what}, ${Math.floor(elapsed / 1000)} s`);
  }, STEP_MS);
  try {
    return await work;
  } finally {
    clearInterval(timer);
    if (step > 0) stream.write('\r\u001b[K');
  }
}
