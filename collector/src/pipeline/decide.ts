import type { CallReading } from '@spancost/conventions';
import { METERS, metersOf, type Meter, type MeterQuantities, type Pricer } from '@spancost/prices';
import { priceCall, type CallPrice } from '@spancost/processor';
import type { CallState } from '../ledger/call-state.ts';
import { NO_TOKENS, type Entry } from '../ledger/entry.ts';
import { parseUsd, type Usd } from '../ledger/money.ts';
import { compareUsage } from './compare-usage.ts';
import { differenceOfLines } from './difference-of-lines.ts';
import type { Report } from './report.ts';

/** What became of a report. */
export type Outcome = 'charged' | 'supplemented' | 'duplicate' | 'conflict' | 'quarantined';

/** What is to be done about a report of a call. */
export interface Decision {
  readonly outcome: Outcome;
  readonly entry?: Entry;
}

/** The prices in force, and the moment of the decision in milliseconds since the epoch. */
export interface Circumstances {
  readonly pricer: Pricer;
  readonly now: number;
}

/** Charges a call that is not known yet: all its tokens, at the price in force when it was made. */
export function charge(callId: string, report: Report, { pricer, now }: Circumstances): Entry {
  const price = priceCall(report.call, report.calledAt, pricer);
  const { call } = report;
  return {
    call: {
      callId,
      calledAt: report.calledAt,
      attribution: call.attribution,
      ...(report.service === undefined ? {} : { service: report.service }),
      ...(report.environment === undefined ? {} : { environment: report.environment }),
      ...(report.scope === undefined ? {} : { scope: report.scope }),
      provider: call.provider,
      ...(price.model === undefined ? {} : { model: price.model }),
      ...(call.requestModel === undefined ? {} : { requestModel: call.requestModel }),
      operation: call.operation,
      stream: call.stream,
      ...(call.responseId === undefined ? {} : { responseId: call.responseId }),
      traceId: report.traceId,
      spanId: report.spanId,
      status: report.status,
      ...(call.errorType === undefined ? {} : { errorType: call.errorType }),
      ...(report.duration === undefined ? {} : { duration: report.duration }),
    },
    seq: 0,
    kind: 'charge',
    recordedAt: now,
    tokens: metersOf(call.usage),
    reasoningTokens: call.usage.reasoningTokens ?? 0,
    usage: call.usage,
    ...pricePart(price, costOf(price)),
    book: bookOf(pricer),
    lines: price.basis === 'unpriced' ? [] : price.lines,
    ...provisionalPart(report, costOf(price)),
    source: report.source,
  };
}

/**
 * What a further report of a known call adds. The same again adds nothing; one that knows more adds the difference in
 * tokens and cost; one that contradicts adds nothing and is a conflict.
 */
export function supplement(known: CallState, report: Report, { pricer, now }: Circumstances): Decision {
  const comparison = compareUsage(known.usage, report.call.usage);
  if (comparison === 'conflict') return { outcome: 'conflict' };
  if (comparison === 'same' && known.charged !== undefined) return { outcome: 'duplicate' };

  const usage = comparison === 'more' ? report.call.usage : known.usage;
  const call = asPriced(known, { ...report.call, usage });
  const price = priceCall(call, known.call.calledAt, pricer);
  const total = costOf(price);
  if (comparison === 'same' && total === undefined) return { outcome: 'duplicate' };

  const before = known.charged === undefined ? undefined : priceCall({ ...call, usage: known.usage }, known.call.calledAt, pricer);
  const charged = before === undefined ? 0n : (costOf(before) ?? known.charged ?? 0n);
  const cost = total === undefined ? undefined : total - charged;
  const entry: Entry = {
    call: { ...known.call, ...(known.charged === undefined && price.model !== undefined ? { model: price.model } : {}) },
    seq: known.seq + 1,
    kind: 'supplement',
    recordedAt: now,
    tokens: comparison === 'more' ? difference(metersOf(usage), metersOf(known.usage)) : NO_TOKENS,
    reasoningTokens: (usage.reasoningTokens ?? 0) - (known.usage.reasoningTokens ?? 0),
    usage,
    ...pricePart(price, cost),
    book: bookOf(pricer),
    lines:
      price.basis === 'unpriced'
        ? []
        : differenceOfLines(price.lines, before === undefined || before.basis === 'unpriced' ? [] : before.lines),
    ...provisionalPart(report, total),
    source: report.source,
  };
  return { outcome: 'supplemented', entry };
}

/** A priced call keeps its provider and model: a second report changes how much, not of what. */
function asPriced(known: CallState, call: CallReading): CallReading {
  if (known.charged === undefined || known.call.model === undefined) return call;
  return { ...call, provider: known.call.provider, operation: known.call.operation, responseModel: known.call.model };
}

function costOf(price: CallPrice): Usd | undefined {
  return price.basis === 'unpriced' ? undefined : parseUsd(price.exact);
}

function pricePart(price: CallPrice, cost: Usd | undefined): Pick<Entry, 'basis' | 'cost' | 'priceId' | 'unpricedReason'> {
  if (price.basis === 'unpriced') return { basis: price.basis, unpricedReason: price.reason };
  return { basis: price.basis, priceId: price.priceId, ...(cost === undefined ? {} : { cost }) };
}

/** @param total Of the whole call, since that is what an application states. */
function provisionalPart({ provisionalCost }: Report, total: Usd | undefined): Pick<Entry, 'provisionalCost' | 'priceDisagreement'> {
  if (provisionalCost === undefined) return { priceDisagreement: false };
  return { provisionalCost, priceDisagreement: provisionalCost !== total };
}

function difference(total: MeterQuantities, before: MeterQuantities): MeterQuantities {
  return Object.fromEntries(METERS.map((meter) => [meter, total[meter] - before[meter]])) as Record<Meter, number>;
}

/** `list@1`. */
export function bookOf({ book }: Pricer): string {
  return `${book.id}@${book.revision}`;
}
