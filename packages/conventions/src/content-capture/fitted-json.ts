import { cutText } from './cut-text.ts';

/** Part of the limit that is close enough to it. */
const CLOSE = 0.97;

/** What stands for elements that were left out. */
export type Omitted = (count: number) => unknown;

/**
 * A list as JSON of at most `maxLength` characters: long texts in it are cut to one common length, nearly the longest that fits, and
 * where even that is not enough the first elements are left out, for which one that says how many stands. Undefined if there
 * is no room for anything.
 *
 * @param alreadyOmitted Elements before the first that are left out in any case.
 */
export function fittedJson(list: readonly unknown[], maxLength: number, omitted: Omitted, alreadyOmitted = 0): string | undefined {
  const first = firstThatFits(list, maxLength, omitted, alreadyOmitted);
  const left = alreadyOmitted + first;
  return fittedValue(left === 0 ? list : [omitted(left), ...list.slice(first)], maxLength);
}

/** As {@link fittedJson}, of a value of which nothing is left out. */
export function fittedValue(value: unknown, maxLength: number): string | undefined {
  const lengths: number[] = [];
  addLengths(value, lengths);
  const most = longestAt(lengths, maxLength);
  const whole = jsonOf(value, most);
  if (whole.length <= maxLength) return whole;
  let best = jsonOf(value, 0);
  if (best.length > maxLength) return undefined;
  let low = 0;
  let high = most;
  while (low < high && best.length < maxLength * CLOSE) {
    const keep = Math.ceil((low + high) / 2);
    const json = jsonOf(value, keep);
    if (json.length <= maxLength) {
      best = json;
      low = keep;
    } else high = keep - 1;
  }
  return best;
}

/** The first element from which on all fit with their texts cut short, the last ones being the newest. */
function firstThatFits(list: readonly unknown[], maxLength: number, omitted: Omitted, alreadyOmitted: number): number {
  const mark = jsonOf(omitted(list.length + alreadyOmitted), 0).length + 1;
  let used = '[]'.length;
  for (let index = list.length - 1; index >= 0; index -= 1) {
    used += jsonOf(list[index], 0).length + 1;
    const isLast = index === 0 && alreadyOmitted === 0;
    // The last comma is one too many.
    if (used + (isLast ? -1 : mark) > maxLength) return index + 1;
  }
  return 0;
}

function jsonOf(value: unknown, keep: number): string {
  return JSON.stringify(value, (_key, each: unknown) => (typeof each === 'string' ? cutText(each, keep) : each)) ?? 'null';
}

/** The length to which texts of these lengths must be cut so that all have at most `total` characters. */
function longestAt(lengths: readonly number[], total: number): number {
  let left = total;
  const ascending = lengths.toSorted((a, b) => a - b);
  for (const [index, length] of ascending.entries()) {
    const share = Math.floor(left / (ascending.length - index));
    if (length > share) return share;
    left -= length;
  }
  return total;
}

function addLengths(value: unknown, lengths: number[]): void {
  if (typeof value === 'string') lengths.push(value.length);
  else if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) addLengths(each, lengths);
}
