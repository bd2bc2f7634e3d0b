import type { Usd } from '../../ledger/money.ts';
import type { CallSums } from '../../ledger/call-sums.ts';
import type { TopGroups } from '../../ledger/views.ts';

/** Sums that are shown of a name, of all others, or of nobody. */
export type NameSums = Pick<CallSums, 'cost' | 'requests' | 'tokens'>;

/** The names that are shown, and the rest; all sums together are the total. */
export interface TopNames {
  readonly named: ReadonlyMap<string, NameSums>;
  readonly other: NameSums;
  readonly unattributed: NameSums;
  /** How many names there are, those that are not shown included. */
  readonly names: number;
}

/** Characters of a name that is shown, as of the labels of the counters; a longer one is among the others. */
const MAX_CHARACTERS = 128;

/** Whether a name is short enough to be a label. */
export function isShownByName(name: string | undefined): boolean {
  return name !== undefined && name.length <= MAX_CHARACTERS;
}

const NOTHING: NameSums = { cost: 0n, requests: 0, tokens: 0 };

/** How many more groups than names are asked for, so that a name that was shown is still seen when it falls a little. */
export function groupsFor(names: number): number {
  return names + marginOf(names);
}

/**
 * At most `limit` names of the groups, which are ranked by cost. A name that was shown before stays until it ranks a fifth of
 * the limit below it, at least one place, so that two users who are close do not take turns with every scrape.
 */
export function topNames({ groups, rest }: TopGroups, limit: number, before: ReadonlySet<string>): TopNames {
  const candidates = groups.filter(({ value }) => isShownByName(value));
  const ranked = candidates.map((group, rank) => ({ group, rank: before.has(group.value ?? '') ? rank - marginOf(limit) - 0.5 : rank }));
  const chosen = new Set(
    ranked
      .toSorted((a, b) => a.rank - b.rank)
      .slice(0, limit)
      .map(({ group }) => group),
  );
  const others = groups.filter((group) => group.value !== undefined && !chosen.has(group));
  return {
    named: new Map([...chosen].map((group) => [group.value ?? '', group])),
    other: others.reduce<NameSums>(plus, rest ?? NOTHING),
    unattributed: groups.find(({ value }) => value === undefined) ?? NOTHING,
    names: groups.filter(({ value }) => value !== undefined).length + (rest?.groups ?? 0),
  };
}

function marginOf(names: number): number {
  return names === 0 ? 0 : Math.max(1, Math.floor(names / 5));
}

function plus(a: NameSums, b: NameSums): { readonly cost: Usd; readonly requests: number; readonly tokens: number } {
  return { cost: a.cost + b.cost, requests: a.requests + b.requests, tokens: a.tokens + b.tokens };
}
