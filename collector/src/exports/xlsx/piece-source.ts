import type { Piece } from '../../ledger/ledger-lines.ts';

/** Pieces of lines that sheets take one after the other. */
export class PieceSource {
  readonly #iterator: AsyncIterator<Piece>;
  #waiting: Piece | undefined;
  #ended = false;

  constructor(pieces: AsyncIterable<Piece>) {
    this.#iterator = pieces[Symbol.asyncIterator]();
  }

  async hasMore(): Promise<boolean> {
    if (this.#waiting === undefined && !this.#ended) {
      const { done, value } = await this.#iterator.next();
      if (done === true) this.#ended = true;
      else this.#waiting = value;
    }
    return this.#waiting !== undefined;
  }

  /** The next piece; undefined at the end, and where it has more rows than that. */
  async take(mostRows: number): Promise<Piece | undefined> {
    await this.hasMore();
    const piece = this.#waiting;
    if (piece === undefined || piece.rows > mostRows) return undefined;
    this.#waiting = undefined;
    return piece;
  }

  /** Lets go of what is not taken. */
  async end(): Promise<void> {
    this.#ended = true;
    await this.#iterator.return?.();
  }
}
