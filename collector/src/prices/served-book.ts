import { createHash } from 'node:crypto';
import type { PriceBook } from '@spancost/prices';
import { isLimited, type TokenLimits } from '../access/token-limits.ts';

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
  /** As those with these limits get it: with the contracts of their tenant only. */
  within(limits: TokenLimits): BookText;
}

export function servedBook(book: PriceBook): ServedBook {
  const whole = textOf(book);
  const none = hasContracts(book) ? textOf(withContracts(book, undefined)) : whole;
  const byTenant = new Map<string, BookText>();
  return {
    whole,
    withoutContracts: none,
    within: (limits) => {
      if (!isLimited(limits)) return whole;
      const { tenant } = limits;
      if (tenant === undefined || none === whole) return none;
      const text = byTenant.get(tenant) ?? textOf(withContracts(book, tenant));
      byTenant.set(tenant, text);
      return text;
    },
  };
}

function textOf(book: PriceBook): BookText {
  const json = JSON.stringify(book);
  return { json, etag: createHash('sha256').update(json).digest('hex').slice(0, 32) };
}

function hasContracts({ contracts = [], extends: base }: PriceBook): boolean {
  return contracts.length > 0 || (base !== undefined && hasContracts(base));
}

/** A book with the contracts of one tenant, or none. */
function withContracts(book: PriceBook, tenant: string | undefined): PriceBook {
  const { extends: base, contracts = [], ...own } = book;
  return {
    ...own,
    contracts: contracts.filter((contract) => contract.tenant === tenant),
    ...(base === undefined ? {} : { extends: withContracts(base, tenant) }),
  };
}
