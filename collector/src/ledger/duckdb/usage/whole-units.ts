import type { TimeRange } from '../../views.ts';

/** Ranges in order: those that are whole units of time, and what is left. */
export interface SplitRanges {
  readonly whole: readonly TimeRange[];
  readonly rest: readonly TimeRange[];
}

/**
 * Splits ranges into whole units of UTC that no cut goes through, and the rest of them: the ends, and units that are cut.
 *
 * @param cuts Moments, in milliseconds since the epoch, whose two sides must stay apart.
 * @example wholeUnits([{ from: 9, to: 42 }], [25], 10) // whole 10 to 20 and 30 to 40; rest 9 to 10, 20 to 30 and 40 to 42
 */
export function wholeUnits(ranges: readonly TimeRange[], cuts: readonly number[], unitMs: number): SplitRanges {
  const cutUnits = [...new Set(cuts.filter((cut) => cut % unitMs !== 0).map((cut) => Math.floor(cut / unitMs)))].toSorted((a, b) => a - b);
  const whole: TimeRange[] = [];
  const rest: TimeRange[] = [];
  for (const { from, to } of ranges) {
    const first = Math.ceil(from / unitMs) * unitMs;
    const end = Math.floor(to / unitMs) * unitMs;
    if (first >= end) {
      join(rest, { from, to });
      continue;
    }
    join(rest, { from, to: first });
    let at = first;
    for (const unit of cutUnits) {
      const cut = unit * unitMs;
      if (cut < first || cut >= end) continue;
      join(whole, { from: at, to: cut });
      join(rest, { from: cut, to: cut + unitMs });
      at = cut + unitMs;
    }
    join(whole, { from: at, to: end });
    join(rest, { from: end, to });
  }
  return { whole, rest };
}

/** Adds a range, to the last one where they adjoin. */
function join(ranges: TimeRange[], { from, to }: TimeRange): void {
  if (from >= to) return;
  const last = ranges.at(-1);
  if (last?.to === from) ranges[ranges.length - 1] = { from: last.from, to };
  else ranges.push({ from, to });
}
