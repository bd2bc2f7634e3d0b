import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { hrefOf, type Query } from '../address/address.ts';
import { listFilter } from '../address/filters.ts';
import { rangeNamed, sentRange } from '../address/range.ts';
import { useAbout } from '../api/page-context.ts';
import { CALLS } from '../api/routes.ts';
import { usePolled } from '../api/use-polled.ts';
import { count } from '../format/number.ts';
import { Notice } from '../parts/notice.tsx';
import { CallTable } from './call-table.tsx';
import { liveRows, NO_ROWS, type LiveRows } from './live-rows.ts';

const ROWS = 50;
const LIVE_MS = 2500;
/** Earlier pages change only where calls are corrected. */
const EARLIER_MS = 60_000;

/** Calls that an address asks for: the newest ones as they come, or a page of earlier ones. */
export function CallList({ query }: { readonly query: Query }): JSX.Element {
  const { time_zone: zone } = useAbout();
  const { after, range, order } = query;
  const filter = listFilter(query);
  const isLive = after === undefined && order !== 'costliest';
  const question = JSON.stringify([filter, range, order, after]);
  const polled = usePolled(
    question,
    ({ ask, now }) =>
      ask(CALLS, {
        query: {
          ...filter,
          ...(range === undefined ? {} : sentRange(rangeNamed(range), now(), zone)),
          ...(order === 'costliest' ? { order } : {}),
          ...(after === undefined ? {} : { cursor: after }),
          limit: ROWS,
        },
      }),
    isLive ? LIVE_MS : EARLIER_MS,
  );
  const shown = useSignal<LiveRows>(NO_ROWS);
  const of = useRef('');
  const list = useRef<HTMLDivElement>(null);
  const { answer, isWaiting } = polled;
  useEffect(() => {
    if (answer === undefined || isWaiting) return;
    const isAnother = of.current !== question;
    of.current = question;
    shown.value = liveRows(isAnother ? NO_ROWS : shown.peek(), answer.calls, isLive && isReading(list.current));
  }, [answer, isWaiting]);
  const { rows, waiting, fresh } = shown.value;
  const next = answer?.next_cursor ?? undefined;
  const told = waiting.length === ROWS ? `${ROWS} or more` : count(waiting.length);
  return (
    <>
      {polled.problem !== undefined && <Notice tone="bad">{polled.problem}</Notice>}
      <div>
        <div class="news" role="status">
          {waiting.length > 0 && (
            <button type="button" class="main" onClick={() => show(shown, answer?.calls ?? [])}>
              Show {told} new {waiting.length === 1 ? 'call' : 'calls'}
            </button>
          )}
          {fresh.size > 0 && <span class="hidden">{fresh.size} new calls</span>}
        </div>
        <div ref={list} aria-busy={isWaiting} class="card calls">
          <CallTable rows={rows} fresh={fresh} from={query} />
          {rows.length === 0 && !isWaiting && (
            <p class="empty">No calls{Object.keys(filter).length > 0 || range !== undefined ? ' with these filters' : ''}.</p>
          )}
        </div>
      </div>
      <nav class="pages" aria-label="Pages of calls">
        <span class="small">{isLive ? 'Live: new calls appear at the top.' : after === undefined ? '' : 'Earlier calls.'}</span>
        {after !== undefined && <a href={hrefOf('calls', { ...query, after: undefined })}>First page</a>}
        {next !== undefined && (
          <a class="button" href={hrefOf('calls', { ...query, after: next })} onClick={() => window.scrollTo(0, 0)}>
            {order === 'costliest' ? 'Next calls' : 'Earlier calls'}
          </a>
        )}
      </nav>
    </>
  );
}

function show(shown: { value: LiveRows }, rows: LiveRows['rows']): void {
  shown.value = { rows, waiting: [], fresh: new Set() };
  window.scrollTo(0, 0);
}

/** Whether somebody has gone into the list: down the page, by keyboard, or with the pointer on a row. */
function isReading(list: HTMLElement | null): boolean {
  if (list === null) return false;
  return list.getBoundingClientRect().top < 0 || list.contains(document.activeElement) || list.querySelector('tbody tr:hover') !== null;
}
