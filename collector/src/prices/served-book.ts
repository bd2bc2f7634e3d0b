import { createHash } from 'node:crypto';
import type { PriceBook } from '@spancost/prices';

/** A book as it is sent: its JSON, and a tag that changes whenever the JSON does. */
interface BookText {
  readonly json: string;
  /** Without quotes. */
  readonly etag: string;
}

/** A book as those who may know all of it get it, and as applications get it: without the contracts of the tenants. */
export interface ServedBook {
  readonly whole: BookText;
  readonly withoutContracts: BookText;
}

export function servedBook(book: PriceBook): ServedBook {
  const whole = textOf(book);
  return { whole, withoutContracts: hasContracts(book) ? textOf(withoutContracts(book)) : whole };
}

function textOf(book: PriceBook): BookText {
  const json = JSON.stringify(book);
  return { json, etag: createHash('sha256').update(json).digest('hex').slice(0, 32) };
}

function hasContracts({ contracts = [], extends: base }: PriceBook): boolean {
  return contracts.length > 0 || (base !== undefined && hasContracts(base));
}

function withoutContracts(book: PriceBook): PriceBook {
  const { extends: base, ...own } = book;
  return { ...own, contracts: [], ...(base === undefined ? {} : { extends: withoutContracts(base) }) };
}
