import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { PACKAGED_BOOK, type PriceBook } from '@spancost/prices';
import { parsePriceBook } from '@spancost/prices/parse';
import { applyEdits, BookEditError, nextRevision, type BookEdit } from '@spancost/prices/upkeep';
import { parse } from 'yaml';
import { readPriceBook } from '../../config/own-price-book.ts';
import { ConfigError } from '../../errors.ts';
import { writeAtomically } from '../../files/write-atomically.ts';
import { editedText } from './edited-text.ts';
import { PriceEditError } from './price-edit-error.ts';

/** A book after it was edited. */
export interface EditedBook {
  readonly file: string;
  readonly book: PriceBook;
  /** What was done to it, its revision among it. */
  readonly edits: readonly BookEdit[];
}

/**
 * Takes steps on an operator's book, or on a new one where there is no such file. The file is checked before and after; where
 * anything is wrong it stays as it was, to the byte.
 *
 * @param plan The steps, without that of the revision.
 * @throws PriceEditError: `invalid` for a file or a step that cannot be, with file and line where there is one; `changed` where somebody
 * else wrote the file meanwhile; `refused` where it is written in a way that cannot be edited.
 */
export function editBook(file: string, plan: (book: PriceBook) => readonly BookEdit[]): EditedBook {
  const { text, book, isNew } = readForEdit(file);
  const planned = planOf(plan, book);
  if (planned.length === 0) return { file, book, edits: [] };
  const edits = [...planned, nextRevision(book)];
  let edited = book;
  writeAtomically(file, editedText(text, edits), (written) => {
    edited = readBook(written, file);
    // What was there must be there still: a form of YAML that the edit did not expect is refused, not rewritten.
    if (!isDeepStrictEqual(parse(readFileSync(written, 'utf8')), applyEdits(parse(text), edits)))
      throw new PriceEditError('refused', `${file} cannot be edited without changing what is in it; edit it by hand.`);
    if (!isNew && readFileSync(file, 'utf8') !== text)
      throw new PriceEditError('changed', `${file} was changed by somebody else meanwhile; nothing was written, try again.`);
  });
  return { file, book: edited, edits };
}

function planOf(plan: (book: PriceBook) => readonly BookEdit[], book: PriceBook): readonly BookEdit[] {
  try {
    return plan(book);
  } catch (cause) {
    if (cause instanceof BookEditError) throw new PriceEditError('invalid', cause.message, { cause });
    throw cause;
  }
}

/** The book of a file, or a new one where there is no such file; nothing is written. @throws PriceEditError */
export function readOrNew(file: string): PriceBook {
  return readForEdit(file).book;
}

/** The text and the book, or those of a new file. */
function readForEdit(file: string): { readonly text: string; readonly book: PriceBook; readonly isNew: boolean } {
  try {
    const text = readFileSync(file, 'utf8');
    return { text, book: readBook(file, file), isNew: false };
  } catch (error) {
    if (!isMissing(error)) throw error;
    const text = newBook(file);
    return { text, book: parsePriceBook({ ...(parse(text) as object), extends: PACKAGED_BOOK }), isNew: true };
  }
}

/** @param named What errors call it. */
function readBook(file: string, named: string): PriceBook {
  try {
    return readPriceBook(file);
  } catch (cause) {
    if (!(cause instanceof ConfigError)) throw cause;
    throw new PriceEditError('invalid', cause.message.replaceAll(file, named), { cause });
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

const HEADER = `# Prices of your own, on top of those that come with Spancost. "spancost prices add, override, verify, retire, sync" write into
# this file and keep your comments. Write aliases, defaults and contracts by hand; "spancost prices check" finds mistakes.
# What is here stays: a price is corrected by a further version or override, so that every call can be explained later.
`;

function newBook(file: string): string {
  const name = basename(file, extname(file))
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  const book = {
    schema: 'spancost/price-book/v1',
    id: name === '' || name === PACKAGED_BOOK.id ? 'own' : name,
    revision: 0,
    currency: 'USD',
    models: [],
  };
  if (extname(file) === '.json') return JSON.stringify(book, null, 2);
  return (
    HEADER +
    Object.entries(book)
      .map(([key, value]) => `${key}: ${typeof value === 'object' ? '[]' : String(value)}\n`)
      .join('')
  );
}
