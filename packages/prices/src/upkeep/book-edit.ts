import { PriceError } from '../errors.ts';
import type { PriceBook } from '../price-book.ts';

/** One step of a change of a book: something new at the end of a list, or a field set. Nothing that is there is rewritten. */
export type BookEdit =
  | { readonly op: 'append'; readonly path: readonly (string | number)[]; readonly value: object }
  | { readonly op: 'set'; readonly path: readonly (string | number)[]; readonly value: object | string | number };

/** A change that a book does not allow; the message says what to do instead. */
export class BookEditError extends PriceError {
  readonly code = 'book_edit_refused';

  constructor(problem: string) {
    super(problem);
    this.name = 'BookEditError';
  }
}

/** The step that every change ends with: the revision grows. */
export function nextRevision({ revision }: PriceBook): BookEdit {
  return { op: 'set', path: ['revision'], value: revision + 1 };
}

/** A copy of plain data with the steps taken; a list that is not there is begun. */
export function applyEdits(data: unknown, edits: readonly BookEdit[]): unknown {
  return edits.reduce((before, { op, path, value }) => changeAt(before, path, op, value), data);
}

function changeAt(data: unknown, path: readonly (string | number)[], op: BookEdit['op'], value: unknown): unknown {
  const [segment, ...rest] = path;
  if (segment === undefined) return op === 'set' ? value : [...(Array.isArray(data) ? (data as readonly unknown[]) : []), value];
  if (Array.isArray(data))
    return (data as readonly unknown[]).map((each, index) => (index === segment ? changeAt(each, rest, op, value) : each));
  const fields: Readonly<Record<string, unknown>> = isRecord(data) ? data : {};
  return { ...fields, [segment]: changeAt(fields[segment], rest, op, value) };
}

function isRecord(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}
