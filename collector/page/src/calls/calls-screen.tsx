import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { hrefOf, type Query } from '../address/address.ts';
import { goInstead, goTo } from '../address/go-to.ts';
import { FilterChips } from '../parts/filter-chips.tsx';
import { CallList } from './call-list.tsx';
import { ExportControl } from './export-control.tsx';
import { FilterForm } from './filter-form.tsx';

/** The whole ledger, newest calls first, narrowed by filters and a search. */
export function CallsScreen({ query }: { readonly query: Query }): JSX.Element {
  useEffect(() => void (document.title = 'Calls · Spancost'), []);
  // Pages are of one question.
  const { after: _after, ...question } = query;
  const hrefWith = (change: Query): string => hrefOf('calls', { ...question, ...change });
  return (
    <>
      <div class="head">
        <h1>Calls</h1>
        <ExportControl query={question} />
      </div>
      <FilterForm query={question} onFilter={(change) => goTo(hrefWith(change))} onType={(change) => goInstead(hrefWith(change))} />
      <FilterChips screen="calls" query={query} />
      <CallList query={query} />
    </>
  );
}
