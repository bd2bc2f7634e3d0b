import { z } from 'zod';

const ADVICE = 'a time in ISO 8601 with its zone, such as 2026-11-01T00:00:00Z';

/** A moment that a client writes. */
export const instant = z.iso.datetime({ offset: true, error: ADVICE });

/** A moment in an answer, in UTC. */
export const timestamp = z.iso.datetime();

/** A day of the calendar. */
export const day = z.iso.date('a day such as 2026-11-01');

/** A moment, or the first one of a day in the time zone of the question. */
export const momentOrDay = z.union(
  [day, instant],
  'a day such as 2026-11-01, or a time in ISO 8601 with its zone, such as 2026-11-01T00:00:00Z',
);

/** The zone that an answer is of. */
export const answeredZone = z.string().describe('IANA name of the time zone in which days begin.');

/** IANA name of a time zone. */
export const timeZone = z
  .string()
  .refine(isTimeZone, 'write the IANA name of a time zone, such as Europe/Berlin')
  .meta({
    wire: {
      type: 'string',
      description: 'IANA name of the time zone in which days begin; the one of the collector unless told.',
      examples: ['Europe/Berlin'],
    },
  });

function isTimeZone(written: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: written }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}
