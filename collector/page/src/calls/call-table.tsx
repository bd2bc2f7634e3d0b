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

/** Calls, one a row; each leads to its own screen. */
export function CallTable({ rows, fresh, from }: CallTableProps): JSX.Element {
  return (
    <table class="call-table">
      <caption class="hidden">Calls, newest first</caption>
      <thead>
        <tr>
          <th scope="col">Called</th>
          <th scope="col">Feature</th>
          <th scope="col">Model</th>
          <th scope="col" class="wide">
            User
          </th>
          <th scope="col" class="wide">
            Tenant
          </th>
          <th scope="col" class="number mid">
            Tokens
          </th>
          <th scope="col" class="number wide">
            Took
          </th>
          <th scope="col" class="number">
            Cost
          </th>
          <th scope="col">Status</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.call_id} row={row} isFresh={fresh.has(row.call_id)} from={from} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row, isFresh, from }: { readonly row: CallRow; readonly isFresh: boolean; readonly from: Query }): JSX.Element {
  return (
    <tr class={isFresh ? 'fresh' : undefined}>
      <th scope="row">
        <a class="whole-row" href={hrefOf('call', from, row.call_id)}>
          <When at={row.called_at} />
        </a>
      </th>
      <td>
        <NameTag value={row.feature} label={row.feature_name} />
      </td>
      <td class="model">{row.model ?? row.request_model ?? <span class="unsaid">not said</span>}</td>
      <td class="wide">{row.user_name ?? row.user ?? <span class="unsaid">not said</span>}</td>
      <td class="wide">{row.tenant ?? <span class="unsaid">not said</span>}</td>
      <td class="number mid" title={count(row.tokens.total)}>
        {shortCount(row.tokens.total)}
      </td>
      <td class="number wide">{row.duration_ms === null ? '–' : duration(row.duration_ms)}</td>
      <td class="number">
        <Money usd={row.cost_usd} />
      </td>
      <td class="status">
        <StatusBadge status={row.status} />
      </td>
    </tr>
  );
}
