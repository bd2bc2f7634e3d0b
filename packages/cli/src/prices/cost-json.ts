import {
  Cost,
  MissingPriceError,
  UnknownModelError,
  type CostLine,
  type PriceBook,
  type PriceError,
  type PriceStatus,
} from '@spancost/prices';
import { suggestModel } from './suggest-model.ts';

/** One meter of a cost. */
interface LineJson {
  readonly meter: string;
  readonly quantity: number;
  /** US dollars for `per` units. */
  readonly price: string;
  readonly per: number;
  readonly usd: string;
  /** Null where only a contract has a price. */
  readonly list_usd: string | null;
}

/** What `prices cost --json` prints. */
export interface CostJson {
  /** Null where the call has no price; never zero for what is not known. */
  readonly cost_usd: string | null;
  readonly list_usd: string | null;
  readonly status: PriceStatus | 'unpriced';
  readonly price_id: string | null;
  readonly basis: Cost['basis'] | 'unpriced';
  readonly lines: readonly LineJson[];
  readonly assumptions: readonly string[];
  readonly error?: { readonly code: string; readonly message: string };
}

/** A cost, or what is known of a call that has none. @param book Where a model that is not known may be found by another name. */
export function costJson(result: Cost | PriceError, book: PriceBook): CostJson {
  if (!(result instanceof Cost)) {
    const known = result instanceof MissingPriceError ? result : undefined;
    return {
      cost_usd: null,
      list_usd: null,
      status: 'unpriced',
      price_id: known?.priceId ?? null,
      basis: 'unpriced',
      lines: (known?.lines ?? []).map((line) => lineJson(line, line.usd)),
      assumptions: [],
      error: { code: result.code, message: withSuggestion(result, book) },
    };
  }
  const contracted = result.explain().contract !== undefined;
  return {
    cost_usd: result.exact,
    list_usd: result.list ?? null,
    status: result.status,
    price_id: result.priceId,
    basis: result.basis,
    lines: result.lines.map((line) => lineJson(line, contracted ? (line.listUsd ?? null) : line.usd)),
    assumptions: result.assumptions,
  };
}

function withSuggestion(error: PriceError, book: PriceBook): string {
  const meant = error instanceof UnknownModelError ? suggestModel(book, error.provider, error.model) : undefined;
  return meant === undefined ? error.message : `${error.message} There is ${meant}.`;
}

function lineJson({ meter, quantity, price, per, usd }: CostLine, listUsd: string | null): LineJson {
  return { meter, quantity, price, per, usd, list_usd: listUsd };
}
