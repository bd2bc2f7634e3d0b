/** A number from 0 up to but not 1. */
export type Dice = () => number;

/** Dice that always fall the same way for the same seed (mulberry32). */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of a list, each as likely. @throws RangeError for an empty list. */
export function pick<T>(dice: Dice, list: readonly T[]): T {
  return pickWeighted(dice, list, () => 1);
}

/** One of a list, each as likely as its weight. @throws RangeError for an empty list. */
export function pickWeighted<T>(dice: Dice, list: readonly T[], weightOf: (item: T) => number): T {
  let rest = dice() * list.reduce((sum, item) => sum + weightOf(item), 0);
  for (const item of list) {
    rest -= weightOf(item);
    if (rest < 0) return item;
  }
  const last = list.at(-1);
  if (last === undefined) throw new RangeError('nothing to pick from: the list is empty');
  return last;
}

/** The list in an order that the dice give it. */
export function shuffled<T>(dice: Dice, list: readonly T[]): readonly T[] {
  const order = list.map((item) => ({ item, key: dice() }));
  return order.toSorted((a, b) => a.key - b.key).map(({ item }) => item);
}
