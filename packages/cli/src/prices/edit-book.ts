import { PriceEditError, editBook as edit, readOrNew as read, type EditedBook } from '@spancost/collector/price-book';
import type { PriceBook } from '@spancost/prices';
import type { BookEdit } from '@spancost/prices/upkeep';
import { CommandError } from '../errors.ts';

export type { EditedBook } from '@spancost/collector/price-book';

/** Takes steps on an operator's book, as a collector does. @throws CommandError, with exit code 2 for a file or a step that cannot be. */
export function editBook(file: string, plan: (book: PriceBook) => readonly BookEdit[]): EditedBook {
  return explained(() => edit(file, plan));
}

/** The book of a file, or a new one where there is no such file; nothing is written. @throws CommandError with exit code 2. */
export function readOrNew(file: string): PriceBook {
  return explained(() => read(file));
}

function explained<T>(work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof PriceEditError) throw new CommandError(cause.message, cause.kind === 'invalid' ? 2 : 1, { cause });
    throw cause;
  }
}
