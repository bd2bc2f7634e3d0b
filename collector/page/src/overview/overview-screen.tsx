import type { JSX } from 'preact';
import { useContext, useEffect } from 'preact/hooks';
import { hrefOf, type Query } from '../address/address.ts';
import { callFilter } from '../address/filters.ts';
import { goTo } from '../address/go-to.ts';
import { RANGE_CHOICES, rangeNamed } from '../address/range.ts';
import { FirstCall } from '../first-call/first-call.tsx';
import { useHasCalls } from '../first-call/use-has-calls.ts';
import { ThemeContext } from '../frame/theme-context.ts';
import { Choice } from '../parts/choice.tsx';
import { FilterChips } from '../parts/filter-chips.tsx';
import { BudgetsGlance } from './budgets-glance.tsx';
import { Figures } from './figures.tsx';
import { TopList } from './top-list.tsx';
import { TrendCard } from './trend-card.tsx';
import { Warnings } from './warnings.tsx';

/** What was spent, over time and by whom; how to send a first call where there are none. */
export function OverviewScreen({ query }: { readonly query: Query }): JSX.Element {
  const theme = useContext(ThemeContext);
  useEffect(() => void (document.title = 'Overview · Spancost'), []);
  const hasCalls = useHasCalls();
  if (hasCalls === undefined) return <p class="waiting">Asking the collector…</p>;
  if (!hasCalls) return <FirstCall />;
  return (
    <>
      <div class="head">
        <h1>What AI calls cost</h1>
        <Choice
          label="Time"
          value={rangeNamed(query['range'])}
          options={RANGE_CHOICES}
          onChoose={(range) => goTo(hrefOf('overview', { ...query, range }))}
        />
      </div>
      <FilterChips screen="overview" query={query} />
      <Warnings />
      <Figures query={query} />
      {Object.keys(callFilter(query)).length === 0 && <BudgetsGlance />}
      <TrendCard query={query} theme={theme} />
      <div class="tops">
        <TopList title="Top users" by="user" query={query} />
        <TopList title="Top tenants" by="tenant" query={query} />
        <TopList title="Top features" by="feature" query={query} />
        <TopList title="Top models" by="model" query={query} />
      </div>
    </>
  );
}
