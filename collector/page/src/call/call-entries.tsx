import type { JSX } from 'preact';
import type { CallDetail } from '@spancost/api';
import { exactUsd, UNKNOWN } from '../format/usd.ts';
import { Cells, Heads, type Column } from '../parts/columns.tsx';
import { Badge } from '../parts/status-badge.tsx';
import { When } from '../parts/when.tsx';

const SOURCES = { span: 'span', event: 'usage event', api: 'API' } as const;
const KINDS = { charge: ['●', 'calm'], supplement: ['+', 'calm'], correction: ['±', 'warn'] } as const;

type Entry = CallDetail['entries'][number];

/** All but the first, which says what kind of entry it is. */
const COLUMNS: readonly Column<Entry>[] = [
  { head: 'Recorded', look: 'text', cell: (entry) => <When at={entry.recorded_at} full /> },
  { head: 'By', look: 'text', cell: (entry) => SOURCES[entry.source] },
  { head: 'Cost', cell: (entry) => (entry.cost_usd === null ? <span class="unknown">{UNKNOWN}</span> : exactUsd(entry.cost_usd)) },
  { head: 'Application said', cell: (entry) => orDash(entry.provisional_cost_usd) },
  { head: 'Price book said', cell: (entry) => orDash(entry.book_cost_usd) },
  { head: 'Prices', look: 'text', cell: (entry) => entry.book },
  { head: 'Why', look: 'text why', cell: (entry) => entry.reason ?? entry.unpriced_reason?.replaceAll('_', ' ') ?? '–' },
];

/** What the ledger has of a call, line by line; together they are its cost. */
export function CallEntries({ call: { entries } }: { readonly call: CallDetail }): JSX.Element {
  return (
    <section class="card wide-card" aria-labelledby="entries">
      <h2 id="entries">Entries in the ledger</h2>
      <div class="scroll" tabIndex={0} role="region" aria-label="Table of entries">
        <table class="figures entries" role="table">
          <Heads first="Entry" columns={COLUMNS} />
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
      <Cells row={entry} columns={COLUMNS} />
    </tr>
  );
}

function orDash(usd: string | null): string {
  return usd === null ? '–' : exactUsd(usd);
}
