import type { JSX } from 'preact';
import { useAbout, usePage } from '../api/page-context.ts';
import { clockTime, moment } from '../format/moment.ts';

export interface WhenProps {
  readonly at: string;
  /** With its day and its zone, where there is room to say all of it. */
  readonly full?: boolean;
}

/** A moment in the zone of the collector; the whole of it, with its zone, in its title. */
export function When({ at, full = false }: WhenProps): JSX.Element {
  const { time_zone: zone } = useAbout();
  const { now } = usePage();
  return (
    <time dateTime={at} title={moment(at, zone, 'full')}>
      {full ? moment(at, zone, 'full') : clockTime(at, zone, now())}
    </time>
  );
}
