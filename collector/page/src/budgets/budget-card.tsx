import type { JSX } from 'preact';
import type { BudgetJson, BudgetStatusJson } from '@spancost/api';
import { hrefOf } from '../address/address.ts';
import { useAbout } from '../api/page-context.ts';
import { moment } from '../format/moment.ts';
import { legible } from '../format/legible.ts';
import { NOT_SAID } from '../format/not-said.ts';
import { callsText, count } from '../format/number.ts';
import { Name } from '../parts/name.tsx';
import { Money } from '../parts/money.tsx';
import { Badge } from '../parts/status-badge.tsx';
import { BudgetBar } from './budget-bar.tsx';
import { StateBadge } from './state-badge.tsx';

/** One budget: whose calls, how much of it is spent, and what it will come to. */
export function BudgetCard({
  budget: { name, source, shadowed, budget, status, targets, targets_by_state: states },
}: {
  readonly budget: BudgetJson;
}): JSX.Element {
  const isInForce = budget.active && !shadowed;
  return (
    <section class="card budget">
      <div class="card-head">
        <h2>
          <Name text={name} />
        </h2>
        {status !== null && <StateBadge state={status.state} />}
        {!isInForce && <Badge sign="–" text={shadowed ? 'spancost.yaml has another of this name' : 'not active'} tone="calm" />}
      </div>
      <p class="small">
        <Money usd={budget.amount_usd} /> {PERIODS[budget.period](budget.interval)}
        {budget.per !== undefined && `, for each ${budget.per}`}
        {source === 'api' && ', made through the API'}
        {budget.enforce !== 'off' &&
          `, ${budget.enforce === 'block' ? 'refuses calls once it is spent' : 'warns applications once it is spent'}`}
      </p>
      <Scope scope={budget.scope} />
      {status !== null && <Standing status={status} />}
      {states !== null && (
        <p class="small">
          {standingOfTargets(states, budget.per ?? 'user')}
          {targets.length > 0 && ' Those who have spent half of theirs or more:'}
        </p>
      )}
      {targets.map((target) => (
        <div class="target" key={target.target}>
          <div class="card-head">
            <h3>
              <Name text={target.target ?? NOT_SAID} />
            </h3>
            <StateBadge state={target.state} />
          </div>
          <Standing status={target} />
        </div>
      ))}
    </section>
  );
}

/** `8 users have spent something: 1 all of it, 2 more a threshold.` */
function standingOfTargets({ ok, warning, exceeded }: NonNullable<BudgetJson['targets_by_state']>, per: string): string {
  const all = ok + warning + exceeded;
  if (all === 0) return `No ${per} has spent anything yet.`;
  const who = `${count(all)} ${per}${all === 1 ? ' has' : 's have'} spent something`;
  if (warning + exceeded === 0) return `${who}, and none has reached a threshold.`;
  return `${who}: ${count(exceeded)} of them all of it, and ${count(warning)} more a threshold.`;
}

const PERIODS: Readonly<Record<BudgetJson['budget']['period'], (interval: string | undefined) => string>> = {
  daily: () => 'a day',
  weekly: () => 'a week',
  monthly: () => 'a month',
  quarterly: () => 'a quarter',
  yearly: () => 'a year',
  interval: (interval) => `every ${interval ?? ''}`,
  fixed: () => 'once',
};

function Scope({ scope }: Pick<BudgetJson['budget'], 'scope'>): JSX.Element {
  const fields = Object.entries(scope);
  return (
    <p class="small">
      {fields.length === 0 ? 'All calls' : `Calls with ${fields.map(([name, value]) => `${name} ${legible(value)}`).join(', ')}`}{' '}
      <a href={hrefOf('calls', scope)}>Show them</a>
    </p>
  );
}

function Standing({ status }: { readonly status: BudgetStatusJson }): JSX.Element {
  const { time_zone: zone } = useAbout();
  const { forecast } = status;
  return (
    <>
      <BudgetBar status={status} />
      <p class="small">
        Until {moment(status.period_end, zone, 'minute')}, from {callsText(status.requests)}.
        {/[1-9]/.test(status.assumed_usd) && (
          <>
            {' '}
            Of it <Money usd={status.assumed_usd} /> is assumed, for {callsText(status.unpriced_requests)} of unknown cost.
          </>
        )}
        {forecast !== null && (
          <>
            {' '}
            Expected at its end: <Money usd={forecast.expected_usd} /> (80 % sure: <Money usd={forecast.low_usd} /> to{' '}
            <Money usd={forecast.high_usd} />
            ).
          </>
        )}
      </p>
    </>
  );
}
