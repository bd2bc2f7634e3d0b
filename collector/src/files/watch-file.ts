import { stat } from 'node:fs/promises';

/**
 * Calls back when a file is another than before and has then stayed as it is from one look to the next, so that nothing is
 * read half-written. A file that is replaced, or reached through a link that is, counts as changed; so does one that goes.
 * The first look counts as a change. Polls, because change events do not reach every file system. Returns what ends it.
 */
export function watchFile(file: string, everyMs: number, onChange: () => void): () => void {
  let told = '';
  let seen = '';
  const look = async (): Promise<void> => {
    const now = await signatureOf(file);
    const settled = now === seen;
    seen = now;
    if (!settled || now === told) return;
    told = now;
    onChange();
  };
  const timer = setInterval(() => void look(), everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

/** Never rejects. */
async function signatureOf(file: string): Promise<string> {
  try {
    const { dev, ino, size, mtimeNs } = await stat(file, { bigint: true });
    return `${dev}:${ino}:${size}:${mtimeNs}`;
  } catch (error) {
    return `not there: ${(error as NodeJS.ErrnoException).code ?? ''}`;
  }
}
