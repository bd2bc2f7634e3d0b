import { expect } from 'vitest';
import type { Ledger } from '../../src/ledger/ledger.ts';
import type { LinesQuery, Piece } from '../../src/ledger/ledger-lines.ts';

/** All lines of a question, and what is in them. */
export async function linesOf(ledger: Pick<Ledger, 'reader'>, query: Omit<LinesQuery, 'featureNames'>): Promise<readonly string[]> {
  const { pieces, close } = await ledger.reader.linesOf({ ...query, featureNames: { chat: 'Talking' } });
  try {
    return await linesIn(pieces);
  } finally {
    close();
  }
}

/** Lines of JSON in pieces, each of which has as many as it says. */
export async function linesIn(pieces: AsyncIterable<Piece>): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const { rows, bytes } of pieces) {
    const lines = Buffer.from(bytes).toString().split('\n');
    expect([lines.length - 1, lines.pop()]).toEqual([rows, '']);
    found.push(...lines);
  }
  return found;
}
