const UNITS: readonly (readonly [unit: string, ms: number])[] = [
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
];

/** A length of time as Alertmanager reads it, in the greatest unit that holds it whole: 90,000 is `90s`. */
export function durationText(ms: number): string {
  const [unit, length] = UNITS.find(([, each]) => ms % each === 0 && ms >= each) ?? ['s', 1000];
  return `${ms / length}${unit}`;
}
