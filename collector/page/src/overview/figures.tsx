import type { JSX } from 'preact';
import type { Projection, Summary } from '@spancost/api';
import { hrefOf, type Query } from '../address/address.ts';
import { callFilter, FILTERS, picked } from '../address/filters.ts';
import { PROJECTION, SUMMARY } from '../api/routes.ts';
import { usePolled } from '../api/use-polled.ts';
import { count, duration, percent, change as signed, shortCount } from '../format/number.ts';
import { costOfSums } from '../format/usd.ts';
import { Money } from '../parts/money.tsx';
import { Notice } from '../parts/notice.tsx';
import { FigureCard } from './figure-card.tsx';

const TODAY_EVERY_MS = 10_000;
const MONTH_EVERY_MS = 60_000;

/** Today against yesterday, what the month will come to, how the calls go, and what has no price. */
export function Figures({ query }: { readonly query: Query }): JSX.Element {
  const filter = callFilter(query);
  const { user, tenant, feature, provider, model, service, environment } = filter;
  const projected = { user, tenant, feature, provider, model, service, environment };
  const canProject = Object.keys(filter).every((name) => Object.hasOwn(projected, name));
  const question = JSON.stringify(filter);
  const today = usePolled(`today ${question}`, ({ ask }) => ask(SUMMARY, { query: { period: 'daily', ...filter } }), TODAY_EVERY_MS);
  const month = usePolled(
    `month ${question}`,
    ({ ask }) => (canProject ? ask(PROJECTION, { query: { period: 'monthly', ...projected } }) : Promise.resolve(undefined)),
    MONTH_EVERY_MS,
  );
  const { answer } = today;
  const total = answer?.total;
  return (
    <>
      {[today.problem, month.problem].map((problem) => problem !== undefined && <Notice tone="bad">{problem}</Notice>)}
      <div class="figures-row" aria-busy={today.isWaiting}>
        <FigureCard title="Today" figure={total && <Money usd={costOfSums(total)} />}>
          {answer && <AgainstYesterday summary={answer} />}
        </FigureCard>
        <FigureCard
          title="This month"
          figure={month.answer ? <Money usd={month.answer.spent_usd} /> : canProject ? undefined : <span class="unknown">–</span>}
        >
          {month.answer ? <Expected projection={month.answer} /> : canProject ? null : 'There is no projection with these filters.'}
        </FigureCard>
        <FigureCard title="Calls today" figure={total && shortCount(total.requests)}>
          {total && (
            <>
              {total.success_rate_percent === null ? 'none yet' : `${percent(total.success_rate_percent)} succeeded`}
              {total.average_response_time_ms !== null && `, ${duration(total.average_response_time_ms)} on average`}
            </>
          )}
        </FigureCard>
        <FigureCard
          title="Cost unknown"
          figure={total && `${shortCount(total.unpriced_requests)} ${total.unpriced_requests === 1 ? 'call' : 'calls'}`}
        >
          {total &&
            (total.unpriced_requests === 0 ? (
              total.requests === 0 ? (
                'No calls today.'
              ) : (
                'Every call of today has a price.'
              )
            ) : (
              <>
                today, {count(total.unpriced_tokens)} tokens.{' '}
                <a href={hrefOf('calls', { ...picked(query, FILTERS), unpriced: 'true' })}>Which ones, and why</a>
              </>
            ))}
        </FigureCard>
      </div>
    </>
  );
}

function AgainstYesterday({ summary: { change, previous } }: { readonly summary: Summary }): JSX.Element {
  const { cost_percent: moved } = change;
  if (previous.total.requests === 0) return <>no calls yesterday up to this time</>;
  return (
    <>
      {moved !== null && (
        <strong class={moved > 0 ? 'up' : 'down'}>
          <span aria-hidden="true">{moved > 0 ? '▲ ' : moved < 0 ? '▼ ' : ''}</span>
          {signed(moved)}
        </strong>
      )}{' '}
      against yesterday up to this time, <Money usd={costOfSums(previous.total)} />
    </>
  );
}

function Expected({
  projection: { expected_usd: expected, low_usd: low, high_usd: high, assumed_usd: assumed },
}: {
  readonly projection: Projection;
}): JSX.Element {
  return (
    <>
      {expected === null ? (
        'too little is known to say what it will come to'
      ) : (
        <>
          expected <Money usd={expected} /> at its end
          {low !== null && high !== null && (
            <>
              {' '}
              (80 % sure: <Money usd={low} /> to <Money usd={high} />)
            </>
          )}
        </>
      )}
      {/[1-9]/.test(assumed) && (
        <>
          , with <Money usd={assumed} /> assumed for calls of unknown cost
        </>
      )}
    </>
  );
}
