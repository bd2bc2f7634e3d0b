import type { JSX } from 'preact';
import type { Group } from '@spancost/api';
import { hrefOf, type Query } from '../address/address.ts';
import { callFilter, FILTERS, narrowedTo, picked } from '../address/filters.ts';
import { rangeNamed, sentRange } from '../address/range.ts';
import { useAbout } from '../api/page-context.ts';
import { ANALYTICS } from '../api/routes.ts';
import { usePolled } from '../api/use-polled.ts';
import { count, percent, shortCount } from '../format/number.ts';
import { legible } from '../format/legible.ts';
import { costOfSums } from '../format/usd.ts';
import { Money } from '../parts/money.tsx';
import { NameTag } from '../parts/name-tag.tsx';
import { Notice } from '../parts/notice.tsx';

const EVERY_MS = 15_000;
const ROWS = 7;

export interface TopListProps {
  readonly title: string;
  readonly by: 'user' | 'tenant' | 'feature' | 'model';
  readonly query: Query;
}

const KINDS: Readonly<Record<TopListProps['by'], string>> = { user: 'User', tenant: 'Tenant', feature: 'Feature', model: 'Model' };

/** Who or what costs most, with its share; each name narrows the page to it. */
export function TopList({ title, by, query }: TopListProps): JSX.Element {
  const { time_zone: zone } = useAbout();
  const filter = callFilter(query);
  const range = rangeNamed(query['range']);
  const { answer, problem, isWaiting } = usePolled(
    JSON.stringify([by, range, filter]),
    ({ ask, now }) => ask(ANALYTICS, { query: { ...filter, ...sentRange(range, now(), zone), group_by: by, limit: ROWS } }),
    EVERY_MS,
  );
  return (
    <section class="card" aria-labelledby={`top-${by}`}>
      <h2 id={`top-${by}`}>{title}</h2>
      {problem !== undefined && <Notice tone="bad">{problem}</Notice>}
      {answer?.groups.length === 0 && <p class="empty">No calls in this time.</p>}
      {answer !== undefined && answer.groups.length > 0 && (
        <table class="top" aria-busy={isWaiting}>
          <thead>
            <tr>
              <th scope="col">{KINDS[by]}</th>
              <th scope="col" class="calls">
                Calls
              </th>
              <th scope="col" class="cost">
                Cost
              </th>
              <th scope="col" class="share">
                Share
              </th>
            </tr>
          </thead>
          <tbody>
            {answer.groups.map((group) => (
              <TopRow key={group.key[by] ?? ''} group={group} by={by} query={query} />
            ))}
            {answer.rest !== null && (
              <tr>
                <th scope="row">
                  <span class="unsaid">{count(answer.rest.groups)} others</span>
                </th>
                <td class="calls">{shortCount(answer.rest.requests)}</td>
                <td class="cost">
                  <Money usd={costOfSums(answer.rest)} />
                </td>
                <td class="share" />
              </tr>
            )}
          </tbody>
        </table>
      )}
    </section>
  );
}

function TopRow({ group, by, query }: { readonly group: Group } & Pick<TopListProps, 'by' | 'query'>): JSX.Element {
  const value = group.key[by] ?? null;
  const { share_percent: share } = group;
  const tag = <NameTag value={value} label={group.display_name} />;
  return (
    <tr>
      <th scope="row">
        <a href={hrefOf('overview', narrowedTo(query, by, value))}>{tag}</a>
      </th>
      <td class="calls">
        <a
          href={hrefOf('calls', { ...narrowedTo(picked(query, FILTERS), by, value), range: query['range'] })}
          aria-label={`${shortCount(group.requests)} calls of ${legible(group.display_name ?? value ?? `no ${by}`)}`}
        >
          {shortCount(group.requests)}
        </a>
      </td>
      <td class="cost">
        <Money usd={costOfSums(group)} />
      </td>
      <td class="share">
        <span class="share-bar" aria-hidden="true">
          <span style={{ width: `${Math.min(100, Math.max(0, share ?? 0))}%` }} />
        </span>
        <span class="share-text">{share === null || costOfSums(group) === null ? '–' : shareText(share, group.cost_usd)}</span>
      </td>
    </tr>
  );
}

/** What the API rounds to nothing is not nothing. */
function shareText(share: number, costUsd: string): string {
  return share === 0 && /[1-9]/.test(costUsd) ? '< 0.1 %' : percent(share);
}
