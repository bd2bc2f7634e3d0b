import type { Projection } from '@spancost/api';
import { pairs } from '../ask/pairs.ts';
import { bar } from '../budgets/bar.ts';
import { formatUsd, formatUsdOrUnknown } from '../format.ts';
import { formatRange } from '../format-moment.ts';

const TOO_LITTLE = 'unknown: too little is known yet';

/** What was spent, what is expected, and between what. @param width Columns of the terminal. */
export function renderProjection(projection: Projection, width?: number): string {
  const { expected_usd: expected, low_usd: low, high_usd: high, assumed_usd: assumed } = projection;
  return pairs(
    [
      [projection.period, formatRange(projection)],
      ['elapsed', bar(projection.elapsed_percent)],
      ['spent', formatUsd(projection.spent_usd)],
      // What is assumed is no cost; it is told only where there is some.
      ['assumed', /[1-9]/.test(assumed) ? `${formatUsd(assumed)} for calls without a price, at the ceiling of budgets` : undefined],
      ['expected', expected === null ? TOO_LITTLE : formatUsd(expected)],
      ['between', low === null || high === null ? TOO_LITTLE : `${formatUsd(low)} and ${formatUsd(high)}, four times of five`],
      ['at an even pace', formatUsdOrUnknown(projection.even_pace_usd)],
    ],
    width,
  );
}
