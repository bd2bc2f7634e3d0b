import type { ComponentChildren, JSX } from 'preact';
import type { CallRow } from '@spancost/api';
import { hrefOf, type Query } from '../address/address.ts';
import { legible } from '../format/legible.ts';
import { NOT_SAID } from '../format/not-said.ts';
import { duration, shortCount, count } from '../format/number.ts';
import { Cells, Heads, type Column } from '../parts/columns.tsx';
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

/** All but the first, which names the call and leads to it. */
const COLUMNS: readonly Column<CallRow>[] = [
  { head: 'Feature', look: 'feature', cell: (row) => <NameTag value={row.feature} label={row.feature_name} /> },
  named('Model', 'model', (row) => row.model ?? row.request_model),
  named('User', 'wide', (row) => row.user_name ?? row.user),
  named('Tenant', 'wide', (row) => row.tenant),
  { head: 'Tokens', look: 'number mid', cell: (row) => shortCount(row.tokens.total), full: (row) => count(row.tokens.total) },
  { head: 'Took', look: 'number wide', cell: (row) => (row.duration_ms === null ? '–' : duration(row.duration_ms)) },
  { head: 'Cost', look: 'number price', cell: (row) => <Money usd={row.cost_usd} /> },
  { head: 'Status', look: 'status', cell: (row) => <StatusBadge status={row.status} /> },
];

/** Calls, one a row; each leads to its own screen. */
export function CallTable({ rows, fresh, from }: CallTableProps): JSX.Element {
  return (
    <table class="call-table" role="table">
      <caption class="hidden">Calls, newest first</caption>
      <Heads first="Called" columns={COLUMNS} />
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
      <Cells row={row} columns={COLUMNS} />
    </tr>
  );
}

/** A column of names, which may be too long for it. */
function named(head: string, look: string, name: (row: CallRow) => string | null): Column<CallRow> {
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
