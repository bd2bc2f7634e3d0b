import type { Ledger } from '../../src/ledger/ledger.ts';
import type { LinesQuery } from '../../src/ledger/ledger-lines.ts';

/** All lines of a question, and what is in them. */
export async function linesOf(ledger: Pick<Ledger, 'reader'>, query: Omit<LinesQuery, 'featureNames'>): Promise<readonly string[]> {
  const { lines, close } = await ledger.reader.linesOf({ ...query, featureNames: { chat: 'Talking' } });
  try {
    return (await collected(lines)).flat();
  } finally {
    close();
  }
}

async function collected<T>(values: AsyncIterable<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const each of values) found.push(each);
  return found;
}
