import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { hrefOf, type Query } from '../address/address.ts';
import { RANGE_CHOICES } from '../address/range.ts';
import { Choice } from '../parts/choice.tsx';
import { FilterChips } from '../parts/filter-chips.tsx';
import { CallList } from './call-list.tsx';
import { ExportControl } from './export-control.tsx';
import { FilterForm } from './filter-form.tsx';

const ALL_TIME: readonly [string, string] = ['', 'All time'];

/** The whole ledger, newest calls first, narrowed by filters and a search. */
export function CallsScreen({ query }: { readonly query: Query }): JSX.Element {
  useEffect(() => void (document.title = 'Calls · Spancost'), []);
  // Pages are of one question.
  const { after: _after, ...question } = query;
  const go = (change: Query): void => window.location.replace(hrefOf('calls', { ...question, ...change }));
  return (
    <>
      <div class="head">
        <h1>Calls</h1>
        <Choice label="Time" value={query['range'] ?? ''} options={[ALL_TIME, ...RANGE_CHOICES]} onChoose={(range) => go({ range })} />
        <Choice
          label="Order"
          value={query['order'] ?? ''}
          options={[
            ['', 'Newest first'],
            ['costliest', 'Costliest first'],
          ]}
          onChoose={(order) => go({ order })}
        />
        <ExportControl query={question} />
      </div>
      <FilterForm query={question} onFilter={go} />
      <FilterChips screen="calls" query={query} />
      <CallList query={query} />
    </>
  );
}
