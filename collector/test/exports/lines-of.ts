import type { Ledger } from '../../src/ledger/ledger.ts';
import type { LinesQuery } from '../../src/ledger/ledger-lines.ts';

/** All lines of a question, and what is in them. */
export async function linesOf(ledger: Pick<Ledger, 'reader'>, query: Omit<LinesQuery, 'featureNames'>): Promise<readonly string[]> {
  const { lines, close } = await ledger.reader.linesOf({ ...query, featureNames: { chat: 'Talking' } });
  try {
    return (await Array.fromAsync(lines)).flat();
  } finally {
    close();
  }
}
