import { COLLECTOR_METRICS } from '@spancost/conventions';

/**
 * Net cost in US dollars that a `/metrics` page shows: charges plus debits minus credits. A double, because the exposition
 * format has nothing else; sums of n series agree with the exact sum to about n times 1e-16.
 */
export function netCostOfExposition(text: string): number {
  const { cost, correctionDebit, correctionCredit } = COLLECTOR_METRICS;
  return sumOf(text, cost.name) + sumOf(text, correctionDebit.name) - sumOf(text, correctionCredit.name);
}

/** Sum of all series of a metric: `name{label="value"} 0.00325`. */
function sumOf(text: string, name: string): number {
  return text
    .split('\n')
    .filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `))
    .reduce(
      (sum, line) =>
        sum +
        Number(
          line
            .slice(line.lastIndexOf('} ') + 1 || name.length)
            .trim()
            .split(' ')[0],
        ),
      0,
    );
}
