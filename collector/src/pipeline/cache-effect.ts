import type { Usage, UsageField } from '@spancost/conventions';
import type { Pricer } from '@spancost/prices';
import type { Entry } from '../ledger/entry.ts';
import type { Usd } from '../ledger/money.ts';
import { costOf, priceForLedger } from './price-for-ledger.ts';
import { readingOfCall } from './reading-of-call.ts';

/** What a cache changed about the cost of a call; neither is below zero. */
export interface CacheEffect {
  /** What it made cheaper: what was read would have cost more as fresh input. */
  readonly saved: Usd;
  /** What it made dearer: what was written would have cost less as fresh input. */
  readonly premium: Usd;
}

const READ: readonly UsageField[] = ['cacheReadTokens', 'cacheReadAudioTokens', 'cacheReadImageTokens', 'cacheReadVideoTokens'];
const WRITTEN: readonly UsageField[] = [
  'cacheWriteTokens',
  'cacheWrite5mTokens',
  'cacheWrite30mTokens',
  'cacheWrite1hTokens',
  'cacheWrite12hTokens',
];

/**
 * What a cache changed about the cost of a charge, exact: the call is priced again as if what it read, and then as if what it
 * wrote, had been fresh input. Undefined where this book did not make the price, or the call used no cache.
 *
 * @example 8,000 of 10,000 input tokens read from the cache of gpt-5, at $0.125 instead of $1.25 a million, save $0.009
 */
export function cacheEffect(charge: Pick<Entry, 'call' | 'usage' | 'basis' | 'book' | 'cost'>, pricer: Pricer): CacheEffect | undefined {
  const { call, usage, basis, book, cost } = charge;
  if (cost === undefined || (basis !== 'computed' && basis !== 'estimated') || book !== pricer.name) return undefined;
  const hasRead = isUsed(usage, READ);
  const hasWritten = isUsed(usage, WRITTEN);
  if (!hasRead && !hasWritten) return undefined;
  const costWithout = (fields: readonly UsageField[]): Usd | undefined =>
    costOf(priceForLedger(readingOfCall({ call, usage: without(usage, fields) }), call.calledAt, pricer));
  const unread = hasRead ? costWithout(READ) : cost;
  const unwritten = hasWritten ? costWithout(WRITTEN) : cost;
  if (unread === undefined || unwritten === undefined) return undefined;
  return { saved: positive(unread - cost) + positive(unwritten - cost), premium: positive(cost - unread) + positive(cost - unwritten) };
}

function isUsed(usage: Usage, fields: readonly UsageField[]): boolean {
  return fields.some((field) => (usage[field] ?? 0) > 0);
}

/** The input tokens stay: what is not said to be cached is fresh. */
function without(usage: Usage, fields: readonly UsageField[]): Usage {
  return Object.fromEntries(Object.entries(usage).filter(([field]) => !fields.includes(field as UsageField)));
}

function positive(amount: Usd): Usd {
  return amount > 0n ? amount : 0n;
}
