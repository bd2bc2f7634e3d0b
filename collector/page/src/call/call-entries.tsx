import type { JSX } from 'preact';
import type { CallDetail } from '@spancost/api';
import { exactUsd, UNKNOWN } from '../format/usd.ts';
import { Badge } from '../parts/status-badge.tsx';
import { When } from '../parts/when.tsx';

const SOURCES = { span: 'span', event: 'usage event', api: 'API' } as const;
const KINDS = { charge: ['●', 'calm'], supplement: ['+', 'calm'], correction: ['±', 'warn'] } as const;

/** What the ledger has of a call, line by line; together they are its cost. */
export function CallEntries({ call: { entries } }: { readonly call: CallDetail }): JSX.Element {
  return (
    <section class="card wide-card" aria-labelledby="entries">
      <h2 id="entries">Entries in the ledger</h2>
      <div class="scroll" tabIndex={0} role="region" aria-label="Table of entries">
        <table class="figures entries">
          <thead>
            <tr>
              <th scope="col">Entry</th>
              <th scope="col" class="text">
                Recorded
              </th>
              <th scope="col" class="text">
                By
              </th>
              <th scope="col">Cost</th>
              <th scope="col">Application had</th>
              <th scope="col">Book had</th>
              <th scope="col" class="text">
                Prices
              </th>
              <th scope="col" class="text">
                Why
              </th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => {
              const [sign, tone] = KINDS[entry.kind];
              return (
                <tr key={entry.seq}>
                  <th scope="row">
                    <Badge sign={sign} text={entry.kind} tone={tone} />
                  </th>
                  <td class="text">
                    <When at={entry.recorded_at} full />
                  </td>
                  <td class="text">{SOURCES[entry.source]}</td>
                  <td>{entry.cost_usd === null ? <span class="unknown">{UNKNOWN}</span> : exactUsd(entry.cost_usd)}</td>
                  <td>{entry.provisional_cost_usd === null ? '–' : exactUsd(entry.provisional_cost_usd)}</td>
                  <td>{entry.book_cost_usd === null ? '–' : exactUsd(entry.book_cost_usd)}</td>
                  <td class="text">{entry.book}</td>
                  <td class="text why">{entry.reason ?? entry.unpriced_reason?.replaceAll('_', ' ') ?? '–'}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
