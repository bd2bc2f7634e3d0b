import type { LineColumn, Piece } from '../../ledger/ledger-lines.ts';

/** Formats whose files threads make. */
export type ThreadFormat = 'parquet' | 'xlsx';

/** What a thread is begun with. */
export interface ThreadTask {
  readonly format: ThreadFormat;
  readonly columns: readonly LineColumn[];
}

/** What a thread says: that it can take a piece, or end of pieces; that it made bytes, which it waits with until they are taken; that it has made all. */
export type FromThread =
  | { readonly is: 'ready' }
  | { readonly is: 'made'; readonly bytes: Uint8Array }
  | { readonly is: 'done' }
  | { readonly is: 'failed'; readonly error: Error };

/** What it is told: each is the answer to one of the first two, but for `stop`, after which it ends. */
export type ToThread = { readonly is: 'piece'; readonly piece: Piece | undefined } | { readonly is: 'taken' } | { readonly is: 'stop' };
