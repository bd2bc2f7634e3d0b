import { TOKEN_TYPES, type TokenType } from '@spancost/prices';
import type { Entry } from '../../entry.ts';
import type { Usd } from '../../money.ts';
import { keyOf } from './key-of.ts';

/** What entries of one set of labels add to the counters. */
export interface SeriesDelta {
  /** One that has the labels. */
  readonly entry: Entry;
  entries: bigint;
  /** Of the entries with a cost. */
  priced: bigint;
  added: Usd;
  takenBack: Usd;
  readonly tokens: Record<TokenType, bigint>;
  readonly tokensTakenBack: Record<TokenType, bigint>;
  disagreements: bigint;
  /** When the first of them was recorded, in milliseconds since the epoch. */
  firstAt: number;
  /** The number of the first of them. */
  readonly firstNo: bigint;
}

/** What a batch adds to the counters: entries as they are, so that what has been counted is never taken back. */
export class SeriesDeltas {
  readonly #series = new Map<string, SeriesDelta>();

  add(entry: Entry, entryNo: bigint): void {
    const series = this.#seriesOf(entry, entryNo);
    const { cost } = entry;
    series.entries += 1n;
    if (cost !== undefined) series.priced += 1n;
    if (cost !== undefined && cost > 0n) series.added += cost;
    if (cost !== undefined && cost < 0n) series.takenBack -= cost;
    for (const type of TOKEN_TYPES) {
      const tokens = entry.tokens[type];
      if (tokens > 0) series.tokens[type] += BigInt(tokens);
      else if (tokens < 0) series.tokensTakenBack[type] -= BigInt(tokens);
    }
    if (entry.priceDisagreement) series.disagreements += 1n;
    series.firstAt = Math.min(series.firstAt, entry.recordedAt);
  }

  rows(): readonly SeriesDelta[] {
    return [...this.#series.values()];
  }

  #seriesOf(entry: Entry, entryNo: bigint): SeriesDelta {
    const { kind, call, basis, unpricedReason } = entry;
    const { provider, model, operation, service, environment, status, attribution } = call;
    const key = keyOf(kind, provider, model, operation, attribution.feature, service, environment, basis, status, unpricedReason);
    const known = this.#series.get(key);
    if (known !== undefined) return known;
    const made: SeriesDelta = {
      entry,
      entries: 0n,
      priced: 0n,
      added: 0n,
      takenBack: 0n,
      tokens: noTokens(),
      tokensTakenBack: noTokens(),
      disagreements: 0n,
      firstAt: entry.recordedAt,
      firstNo: entryNo,
    };
    this.#series.set(key, made);
    return made;
  }
}

function noTokens(): Record<TokenType, bigint> {
  return { input: 0n, cache_read: 0n, cache_write: 0n, cache_write_5m: 0n, cache_write_1h: 0n, output: 0n, unsplit: 0n };
}
