import type { CallReading } from '@spancost/conventions';
import type { Pricer } from '@spancost/prices';
import { priceCall, type CallPrice } from '@spancost/processor';
import type { Entry } from '../ledger/entry.ts';
import { parseUsd, type Usd } from '../ledger/money.ts';
import type { Report } from './report.ts';

/** The prices in force, and the moment of the decision in milliseconds since the epoch. */
export interface Circumstances {
  readonly pricer: Pricer;
  readonly now: number;
}

/** A trillion dollars. The sums of the ledger have room for 10^18 dollars, which a million such calls stay under. */
const TOO_MUCH: Usd = 10n ** 12n * 10n ** 20n;

/** The price of a call; one of a trillion dollars or more is not believed, so that it can make no sum impossible. */
export function priceForLedger(call: CallReading, at: number, pricer: Pricer): CallPrice {
  const price = priceCall(call, at, pricer);
  if (price.basis === 'unpriced' || costOf(price) !== undefined) return price;
  return { basis: 'unpriced', model: price.model, reason: 'usage_invalid', message: `a cost of ${price.exact} US dollars is not possible` };
}

/** The cost of a price, exact; undefined where it is not known. */
export function costOf(price: CallPrice): Usd | undefined {
  const cost = price.basis === 'unpriced' ? undefined : parseUsd(price.exact);
  return cost === undefined || cost >= TOO_MUCH ? undefined : cost;
}

type PricePart = Pick<Entry, 'basis' | 'cost' | 'priceId' | 'bookCost' | 'unpricedReason'>;

/** What an entry says of a price. @param cost What the entry itself adds. */
export function pricePart(price: CallPrice, cost: Usd | undefined): PricePart {
  if (price.basis === 'unpriced') return { basis: price.basis, unpricedReason: price.reason };
  const bookCost = price.bookExact === undefined ? undefined : parseUsd(price.bookExact);
  return {
    basis: price.basis,
    priceId: price.priceId,
    ...(cost === undefined ? {} : { cost }),
    ...(bookCost === undefined ? {} : { bookCost }),
  };
}

/**
 * What an entry says of the application's own cost. Applications are not told what tenants have agreed on, so that one that
 * comes to the list price does not disagree.
 *
 * @param price Of the whole call, which is what an application states.
 */
export function provisionalPart(
  { provisionalCost }: Pick<Report, 'provisionalCost'>,
  price: CallPrice,
): Pick<Entry, 'provisionalCost' | 'priceDisagreement'> {
  if (provisionalCost === undefined) return { priceDisagreement: false };
  return { provisionalCost, priceDisagreement: provisionalCost !== costOf(price) && provisionalCost !== listCostOf(price) };
}

/** The cost before any contract; undefined where it is not known. */
function listCostOf(price: CallPrice): Usd | undefined {
  if (price.basis === 'unpriced' || price.basis === 'reported') return undefined;
  return price.lines.reduce((sum, { usd, listUsd }) => sum + (parseUsd(listUsd ?? usd) ?? 0n), 0n);
}
