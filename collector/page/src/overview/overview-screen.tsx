import type { JSX } from 'preact';
import { useContext, useEffect } from 'preact/hooks';
import { hrefOf, type Query } from '../address/address.ts';
import { RANGE_CHOICES, rangeNamed } from '../address/range.ts';
import { CALLS } from '../api/routes.ts';
import { usePolled } from '../api/use-polled.ts';
import { FirstCall } from '../first-call/first-call.tsx';
import { ThemeContext } from '../frame/theme-context.ts';
import { Choice } from '../parts/choice.tsx';
import { FilterChips } from '../parts/filter-chips.tsx';
import { Figures } from './figures.tsx';
import { TopList } from './top-list.tsx';
import { TrendCard } from './trend-card.tsx';
import { Warnings } from './warnings.tsx';

/** How often it is looked whether the first call has come. */
const FIRST_CALL_EVERY_MS = 2000;

/** What was spent, over time and by whom; how to send a first call where there are none. */
export function OverviewScreen({ query }: { readonly query: Query }): JSX.Element {
  const theme = useContext(ThemeContext);
  useEffect(() => void (document.title = 'Overview · Spancost'), []);
  const known = usePolled(
    'any calls',
    async ({ ask }) => (await ask(CALLS, { query: { limit: 1 } })).calls.length > 0,
    FIRST_CALL_EVERY_MS,
  );
  if (known.answer === false) return <FirstCall />;
  return (
    <>
      <div class="head">
        <h1>What AI calls cost</h1>
        <Choice
          label="Time"
          value={rangeNamed(query['range'])}
          options={RANGE_CHOICES}
          onChoose={(range) => window.location.replace(hrefOf('overview', { ...query, range }))}
        />
      </div>
      <FilterChips screen="overview" query={query} />
      <Warnings />
      <Figures query={query} />
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
