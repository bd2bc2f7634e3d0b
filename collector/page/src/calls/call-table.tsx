import type { JSX } from 'preact';
import type { CallRow } from '@spancost/api';
import { hrefOf, type Query } from '../address/address.ts';
import { duration, shortCount, count } from '../format/number.ts';
import { Money } from '../parts/money.tsx';
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
          <th scope="col" role="columnheader">
            Feature
          </th>
          <th scope="col" role="columnheader">
            Model
          </th>
          <th scope="col" role="columnheader" class="wide">
            User
          </th>
          <th scope="col" role="columnheader" class="wide">
            Tenant
          </th>
          <th scope="col" role="columnheader" class="number mid">
            Tokens
          </th>
          <th scope="col" role="columnheader" class="number wide">
            Took
          </th>
          <th scope="col" role="columnheader" class="number price">
            Cost
          </th>
          <th scope="col" role="columnheader">
            Status
          </th>
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
      <td role="cell" class="feature">
        <NameTag value={row.feature} label={row.feature_name} />
      </td>
      <td role="cell" class="model">
        {row.model ?? row.request_model ?? <span class="unsaid">not said</span>}
      </td>
      <td role="cell" class="wide">
        {row.user_name ?? row.user ?? <span class="unsaid">not said</span>}
      </td>
      <td role="cell" class="wide">
        {row.tenant ?? <span class="unsaid">not said</span>}
      </td>
      <td role="cell" class="number mid" title={count(row.tokens.total)}>
        {shortCount(row.tokens.total)}
      </td>
      <td role="cell" class="number wide">
        {row.duration_ms === null ? '–' : duration(row.duration_ms)}
      </td>
      <td role="cell" class="number price">
        <Money usd={row.cost_usd} />
      </td>
      <td role="cell" class="status">
        <StatusBadge status={row.status} />
      </td>
    </tr>
  );
}
