const MIB = 2 ** 20;
const STEP_MS = 200;
const PATIENCE_MS = 500;

/**
 * Hands on what arrives, and shows on a terminal how much it is by now: how much there will be, nobody knows before.
 *
 * @param use Resolves to a line about what it made of it, which is shown at the end; nothing to show nothing.
 */
export async function whileCounting(
  { body }: Pick<Response, 'body'>,
  terminal: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>,
  use: (bytes: AsyncIterable<Uint8Array>) => Promise<string | undefined>,
): Promise<void> {
  const began = Date.now();
  let count = 0;
  let isShown = false;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const each of body ?? []) {
      count += each.length;
      yield each;
    }
  }
  const amount = (): string => (count < MIB ? `${Math.ceil(count / 1024)} KiB` : `${(count / MIB).toFixed(1)} MiB`);
  const timer = setInterval(() => {
    const elapsed = Date.now() - began;
    if (!terminal.isTTY || elapsed < PATIENCE_MS) return;
    isShown = true;
    terminal.write(`\r${amount()}, ${(count / MIB / (elapsed / 1000)).toFixed(1)} MiB/s, ${Math.floor(elapsed / 1000)} s\u001b[K`);
  }, STEP_MS);
  let said: string | undefined;
  try {
    said = await use(counted());
  } finally {
    clearInterval(timer);
    if (isShown) terminal.write('\r\u001b[K');
  }
  if (said !== undefined) terminal.write(`${said} (${amount()})\n`);
}
