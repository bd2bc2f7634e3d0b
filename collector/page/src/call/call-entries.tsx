import type { ComponentChildren, JSX } from 'preact';
import type { CallDetail } from '@spancost/api';
import { exactUsd, UNKNOWN } from '../format/usd.ts';
import { Badge } from '../parts/status-badge.tsx';
import { When } from '../parts/when.tsx';

const SOURCES = { span: 'span', event: 'usage event', api: 'API' } as const;
const KINDS = { charge: ['●', 'calm'], supplement: ['+', 'calm'], correction: ['±', 'warn'] } as const;

interface Column {
  readonly head: string;
  readonly look?: 'text' | 'text why';
  readonly cell: (entry: Entry) => ComponentChildren;
}

type Entry = CallDetail['entries'][number];

/** All but the first, which says what kind of entry it is. */
const COLUMNS: readonly Column[] = [
  { head: 'Recorded', look: 'text', cell: (entry) => <When at={entry.recorded_at} full /> },
  { head: 'By', look: 'text', cell: (entry) => SOURCES[entry.source] },
  { head: 'Cost', cell: (entry) => (entry.cost_usd === null ? <span class="unknown">{UNKNOWN}</span> : exactUsd(entry.cost_usd)) },
  { head: 'Application said', cell: (entry) => orDash(entry.provisional_cost_usd) },
  { head: 'Price book said', cell: (entry) => orDash(entry.book_cost_usd) },
  { head: 'Prices', look: 'text', cell: (entry) => entry.book },
  { head: 'Why', look: 'text why', cell: (entry) => entry.reason ?? entry.unpriced_reason?.replaceAll('_', ' ') ?? '–' },
];

/** What the ledger has of a call, line by line; together they are its cost. The roles are for narrow screens, which lay it out as no table. */
export function CallEntries({ call: { entries } }: { readonly call: CallDetail }): JSX.Element {
  return (
    <section class="card wide-card" aria-labelledby="entries">
      <h2 id="entries">Entries in the ledger</h2>
      <div class="scroll" tabIndex={0} role="region" aria-label="Table of entries">
        <table class="figures entries" role="table">
          <thead role="rowgroup">
            <tr role="row">
              <th scope="col" role="columnheader">
                Entry
              </th>
              {COLUMNS.map(({ head, look }) => (
                <th key={head} scope="col" role="columnheader" class={look}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {entries.map((entry) => (
              <Row key={entry.seq} entry={entry} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Row({ entry }: { readonly entry: Entry }): JSX.Element {
  const [sign, tone] = KINDS[entry.kind];
  return (
    <tr role="row">
      <th scope="row" role="rowheader">
        <Badge sign={sign} text={entry.kind} tone={tone} />
      </th>
      {COLUMNS.map(({ head, look, cell }) => (
        <td key={head} role="cell" class={look} data-head={head}>
          {cell(entry)}
        </td>
      ))}
    </tr>
  );
}

function orDash(usd: string | null): string {
  return usd === null ? '–' : exactUsd(usd);
}
