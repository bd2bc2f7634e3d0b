import { useSignal, type Signal } from '@preact/signals';
import type { CallsPage } from '@spancost/api';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { hrefOf, type Query } from '../address/address.ts';
import { listFilter } from '../address/filters.ts';
import { rangeNamed, sentRange } from '../address/range.ts';
import { useAbout, usePage } from '../api/page-context.ts';
import { CALLS } from '../api/routes.ts';
import { usePolled } from '../api/use-polled.ts';
import { callsText, count } from '../format/number.ts';
import { Late } from '../parts/late.tsx';
import { Notice } from '../parts/notice.tsx';
import { useCalmText } from '../parts/use-calm-text.ts';
import { CallTable } from './call-table.tsx';
import { useReturnToRow } from './use-return-to-row.ts';
import { liveRows, NO_ROWS, type LiveRows } from './live-rows.ts';

const ROWS = 50;
/** New rows that are pointed out by colour; where there are more, all is new, and to draw it takes a processor. */
const MOST_POINTED_OUT = 10;
const LIVE_MS = 2500;
/** How often at most those who listen are told of new calls. */
const SAID_EVERY_MS = 20_000;
/** Earlier pages change only where calls are corrected. */
const EARLIER_MS = 60_000;

/** Calls that an address asks for: the newest ones as they come, or a page of earlier ones. */
export function CallList({ query }: { readonly query: Query }): JSX.Element {
  const { time_zone: zone } = useAbout();
  const { updates } = usePage();
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
  const following = useSignal<string | null>(null);
  const of = useRef('');
  const list = useRef<HTMLDivElement>(null);
  const { answer, isWaiting } = polled;
  useEffect(() => {
    if (answer === undefined || isWaiting) return;
    const isAnother = of.current !== question;
    of.current = question;
    const before = isAnother ? NO_ROWS : shown.peek();
    shown.value = liveRows(before, answer.calls, isLive && isReading(list.current));
    if (shown.value.rows[0]?.call_id === answer.calls[0]?.call_id) following.value = answer.next_cursor;
  }, [answer, isWaiting]);
  const { rows, waiting, fresh } = shown.value;
  // Earlier than what is shown, which may be older than the last answer.
  const next = following.value ?? undefined;
  const told = `${waiting.length === ROWS ? `${ROWS} or more` : count(waiting.length)} new ${waiting.length === 1 ? 'call' : 'calls'}`;
  const said = useCalmText(
    waiting.length > 0 ? `${told} to be shown` : fresh.size > 0 ? `${callsText(fresh.size)} came` : '',
    SAID_EVERY_MS,
  );
  useReturnToRow(list, rows.length > 0);
  return (
    <>
      {polled.problem !== undefined && <Notice tone="bad">{polled.problem}</Notice>}
      <div class="list">
        <p class="hidden" role="status">
          {said}
        </p>
        <div class="news">
          {waiting.length > 0 && (
            <button type="button" class="main" onClick={() => show({ shown, following }, answer)}>
              Show {told}
            </button>
          )}
        </div>
        {isWaiting && <Late />}
        <div ref={list} aria-busy={isWaiting} class="card calls">
          <CallTable rows={rows} fresh={fresh.size > MOST_POINTED_OUT ? NO_ROWS.fresh : fresh} from={query} />
          {rows.length === 0 && !isWaiting && (
            <p class="empty">
              {Object.keys(filter).length > 0 || range !== undefined ? (
                'No calls with these filters.'
              ) : (
                <>
                  No calls yet. <a href={hrefOf('overview')}>How to send the first one</a>
                </>
              )}
            </p>
          )}
        </div>
      </div>
      <nav class="pages" aria-label="Pages of calls">
        <span class="small">
          {isLive
            ? updates.isPaused.value
              ? 'Paused.'
              : 'Live: new calls appear at the top.'
            : after === undefined
              ? ''
              : 'Earlier calls.'}
        </span>
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

function show({ shown, following }: Shown, answer: CallsPage | undefined): void {
  shown.value = { rows: answer?.calls ?? [], waiting: [], fresh: new Set() };
  following.value = answer?.next_cursor ?? null;
  window.scrollTo(0, 0);
}

interface Shown {
  readonly shown: Signal<LiveRows>;
  /** Where the page after the rows begins. */
  readonly following: Signal<string | null>;
}

/** Whether somebody has gone into the list: down the page, by keyboard, or with the pointer on a row. */
function isReading(list: HTMLElement | null): boolean {
  if (list === null) return false;
  return list.getBoundingClientRect().top < 0 || list.contains(document.activeElement) || list.querySelector('tbody tr:hover') !== null;
}
