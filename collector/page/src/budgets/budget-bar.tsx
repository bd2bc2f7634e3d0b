import type { JSX } from 'preact';
import type { BudgetStatusJson } from '@spancost/api';
import { percent } from '../format/number.ts';
import { exactUsd, reachedUsd } from '../format/usd.ts';

/** How much of a budget is spent: what is known, what is assumed, its thresholds, and what is expected at its end. */
export function BudgetBar({ status }: { readonly status: BudgetStatusJson }): JSX.Element {
  const { spent_usd: spent, amount_usd: amount, used_percent: used, assumed_usd: assumed, thresholds, forecast, state } = status;
  // Only drawn, not said.
  const share = (usd: string): number => Math.min(100, Math.max(0, (Number(usd) / Number(amount)) * 100));
  const known = share(String(Number(spent) - Number(assumed)));
  const assumedShare = Math.min(100 - known, share(assumed));
  const text = `${reachedUsd(spent)} of ${reachedUsd(amount)}, ${percent(used)}`;
  return (
    <>
      <div
        class={`budget-bar ${state}`}
        role="meter"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.min(100, Math.max(0, used))}
        aria-valuetext={text}
        aria-label="Spent"
      >
        <span class="spent" style={{ width: `${known}%` }} />
        <span class="assumed" style={{ width: `${assumedShare}%` }} />
        {thresholds.map(({ share: at, usd }) => (
          <span key={at} class="threshold" style={{ left: `${share(usd)}%` }} />
        ))}
        {forecast !== null && <span class="forecast" style={{ left: `${share(forecast.expected_usd)}%` }} />}
      </div>
      <p class="budget-text">
        <strong title={exactUsd(spent)}>{reachedUsd(spent)}</strong> of {reachedUsd(amount)} <span class="used">{percent(used)}</span>
      </p>
    </>
  );
}
