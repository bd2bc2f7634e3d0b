import type { CallReading } from '@spancost/conventions';
import { TOKEN_TYPES, metersOf, tokensByType, type TokenType, type TokenCounts } from '@spancost/prices';
import type { CallPrice } from '@spancost/processor';
import type { CallState } from '../ledger/call-state.ts';
import { NO_TOKENS, type Entry } from '../ledger/entry.ts';
import { factsOf, learnFacts, withFacts } from './call-facts.ts';
import { compareUsage } from './compare-usage.ts';
import { differenceOfLines } from './difference-of-lines.ts';
import { costOf, priceForLedger, pricePart, provisionalPart, type Circumstances } from './price-for-ledger.ts';
import type { Outcome } from './outcome.ts';
import type { Report } from './report.ts';
import { isReusedKey } from './reused-key.ts';

/** What is to be done about a further report of a call. */
export interface Decision {
  readonly outcome: Outcome;
  readonly entry?: Entry;
}

/**
 * What a further report of a known call adds. The same again adds nothing; one that knows more of the usage, or a tier or
 * place that was not told, adds the difference in tokens and cost; one that contradicts adds nothing and is a conflict. Who
 * and what caused the call stays as first told.
 */
export function supplement(known: CallState, report: Report, { pricer, now }: Circumstances): Decision {
  if (isReusedKey(known, report)) return { outcome: 'conflict' };
  const comparison = compareUsage(known.usage, report.call.usage);
  if (comparison === 'conflict') return { outcome: 'conflict' };
  const learned = learnFacts(known.call, report.call);
  const isNews = comparison === 'more' || learned !== undefined;
  if (!isNews && known.charged !== undefined) return { outcome: 'duplicate' };

  const usage = comparison === 'more' ? report.call.usage : known.usage;
  const facts = learned ?? factsOf(known.call);
  const call = asPriced(known, withFacts({ ...report.call, usage }, facts));
  const price = priceForLedger(call, known.call.calledAt, pricer);
  const total = costOf(price);
  if (!isNews && total === undefined) return { outcome: 'duplicate' };

  // Both are priced by the book of today, so that a change of the book since then does not slip into the difference. What a
  // provider reports is no price of a book: it takes the place of whatever was charged.
  const before =
    known.charged === undefined || price.basis === 'reported'
      ? undefined
      : priceForLedger(withFacts({ ...call, usage: known.usage }, known.call), known.call.calledAt, pricer);
  const charged = (before === undefined ? undefined : costOf(before)) ?? known.charged ?? 0n;
  const entry: Entry = {
    call: { ...known.call, ...facts, ...(known.charged === undefined && price.model !== undefined ? { model: price.model } : {}) },
    seq: known.seq + 1,
    kind: 'supplement',
    recordedAt: now,
    tokens: comparison === 'more' ? difference(tokensByType(metersOf(usage)), tokensByType(metersOf(known.usage))) : NO_TOKENS,
    reasoningTokens: (usage.reasoningTokens ?? 0) - (known.usage.reasoningTokens ?? 0),
    usage,
    ...pricePart(price, total === undefined ? undefined : total - charged),
    book: pricer.name,
    lines: differenceOfLines(linesOf(price), before === undefined ? [] : linesOf(before)),
    ...provisionalPart(report, price),
    source: report.source,
  };
  return { outcome: 'supplemented', entry };
}

/** Who caused a call stays as first told, and so does what a priced one was: a second report changes how much, not of what. */
function asPriced({ call: known, charged }: CallState, call: CallReading): CallReading {
  const told = { ...call, attribution: known.attribution };
  if (charged === undefined || known.model === undefined) return told;
  const asked = known.requestModel ?? call.requestModel;
  return {
    ...told,
    provider: known.provider,
    operation: known.operation,
    responseModel: known.model,
    ...(asked === undefined ? {} : { requestModel: asked }),
  };
}

function linesOf(price: CallPrice): Extract<CallPrice, { lines: unknown }>['lines'] {
  return price.basis === 'unpriced' ? [] : price.lines;
}

function difference(total: TokenCounts, before: TokenCounts): TokenCounts {
  return Object.fromEntries(TOKEN_TYPES.map((type) => [type, total[type] - before[type]])) as Record<TokenType, number>;
}
