import { InvalidArgumentError } from 'commander';

const FORM = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/;

/**
 * An instant from the command line, in milliseconds since the epoch: ISO 8601 with a time zone, or a day, which begins in UTC.
 *
 * @example parseInstant('2026-11-22') === parseInstant('2026-11-22T00:00:00Z')
 */
export function parseInstant(text: string): number {
  const parts = FORM.exec(text);
  const at = parts === null ? Number.NaN : Date.parse(text);
  if (parts === null || Number.isNaN(at) || !isDay(parts)) throw new InvalidArgumentError(ADVICE);
  return at;
}

const ADVICE = 'A time is ISO 8601 with a time zone, such as 2026-11-22T09:30:00Z, or a day, such as 2026-11-22.';

/** `2026-02-30` is none, though `Date.parse` takes it for the second of March. */
function isDay([, year, month, day]: RegExpExecArray): boolean {
  return new Date(`${year}-${month}-${day}T00:00:00Z`).getUTCDate() === Number(day);
}

/** An instant as books have it: `2026-11-22T00:00:00Z`, with milliseconds only where there are some. */
export function formatInstant(at: number): string {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}
