import type { ComponentChildren, JSX } from 'preact';
import type { CallRow } from '@spancost/api';
import { hrefOf, type Query } from '../address/address.ts';
import { legible } from '../format/legible.ts';
import { NOT_SAID } from '../format/not-said.ts';
import { duration, shortCount, count } from '../format/number.ts';
import { Money } from '../parts/money.tsx';
import { Name } from '../parts/name.tsx';
import { NameTag } from '../parts/name-tag.tsx';
import { StatusBadge } from '../parts/status-badge.tsx';
import { When } from '../parts/when.tsx';

export interface CallTableProps {
  readonly rows: readonly CallRow[];
  /** Ids of calls that came just now. */
  readonly fresh: ReadonlySet<string>;
  /** What the list was asked by, so that a call leads back to it. */
  readonly from: Query;
}

interface Column {
  readonly head: string;
  /** Of head and cells: how wide, on which side, and where on a narrow screen. */
  readonly look: string;
  readonly cell: (row: CallRow) => ComponentChildren;
  /** What a cell says in full where it is pointed at. */
  readonly full?: (row: CallRow) => string | null;
}

/** All but the first, which names the call and leads to it. */
const COLUMNS: readonly Column[] = [
  { head: 'Feature', look: 'feature', cell: (row) => <NameTag value={row.feature} label={row.feature_name} /> },
  named('Model', 'model', (row) => row.model ?? row.request_model),
  named('User', 'wide', (row) => row.user_name ?? row.user),
  named('Tenant', 'wide', (row) => row.tenant),
  { head: 'Tokens', look: 'number mid', cell: (row) => shortCount(row.tokens.total), full: (row) => count(row.tokens.total) },
  { head: 'Took', look: 'number wide', cell: (row) => (row.duration_ms === null ? '–' : duration(row.duration_ms)) },
  { head: 'Cost', look: 'number price', cell: (row) => <Money usd={row.cost_usd} /> },
  { head: 'Status', look: 'status', cell: (row) => <StatusBadge status={row.status} /> },
];

/** Calls, one a row; each leads to its own screen. The roles say that it is a table where a narrow screen lays it out as none. */
export function CallTable({ rows, fresh, from }: CallTableProps): JSX.Element {
  return (
    <table class="call-table" role="table">
      <caption class="hidden">Calls, newest first</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">
            Called
          </th>
          {COLUMNS.map(({ head, look }) => (
            <th key={head} scope="col" role="columnheader" class={look}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <Row key={row.call_id} row={row} isFresh={fresh.has(row.call_id)} from={from} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row, isFresh, from }: { readonly row: CallRow; readonly isFresh: boolean; readonly from: Query }): JSX.Element {
  return (
    <tr role="row" class={isFresh ? 'fresh' : undefined}>
      <th scope="row" role="rowheader" class="called">
        <a class="whole-row" href={hrefOf('call', from, row.call_id)}>
          <When at={row.called_at} />
        </a>
      </th>
      {COLUMNS.map(({ head, look, cell, full }) => (
        <td key={head} role="cell" class={look} title={full?.(row) ?? undefined}>
          {cell(row)}
        </td>
      ))}
    </tr>
  );
}

/** A column of names, which may be too long for it. */
function named(head: string, look: string, name: (row: CallRow) => string | null): Column {
  const full = (row: CallRow): string | null => {
    const text = name(row);
    return text === null ? null : legible(text);
  };
  const cell = (row: CallRow): ComponentChildren => {
    const text = name(row);
    return text === null ? <span class="unsaid">{NOT_SAID}</span> : <Name text={text} />;
  };
  return { head, look, cell, full };
}
