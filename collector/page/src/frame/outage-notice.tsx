import type { JSX } from 'preact';
import { usePage } from '../api/page-context.ts';
import { clockTime } from '../format/moment.ts';
import { Notice } from '../parts/notice.tsx';

/** That the collector does not answer, and from when the figures are; nothing while it does. */
export function OutageNotice(): JSX.Element | null {
  const { connection, session, now } = usePage();
  const outage = connection.outage.value;
  if (outage === undefined) return null;
  const { lastAnswer } = outage;
  const zone = session.about.value?.time_zone ?? 'UTC';
  return (
    <Notice tone="bad">
      <strong>The collector does not answer.</strong>{' '}
      {lastAnswer === undefined ? '' : `What is shown is of ${clockTime(lastAnswer, zone, now())}. `}
      It is asked again every few seconds. Is it running, and can this machine reach it?
      <p class="detail">{outage.problem}</p>
    </Notice>
  );
}
