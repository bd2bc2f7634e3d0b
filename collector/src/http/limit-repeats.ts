import type { Logger, LoggerOptions } from 'pino';

export interface RepeatLimit {
  /** Lines of one message in one window. */
  readonly most: number;
  readonly windowMs: number;
  /** Messages below a warning that may come as often as somebody likes. */
  readonly alsoLimited: readonly string[];
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

type LogMethod = NonNullable<NonNullable<LoggerOptions['hooks']>['logMethod']>;

/** Fields with a handful of values, which make lines of one message different things. */
const KINDS: readonly string[] = ['signal', 'reason'];

/** What pino calls a warning. */
const WARN = 40;

/**
 * Writes warnings and errors of one message (and signal, and reason) so many times in a window and no more; the first line of the
 * next window says in `suppressed` how many were not written. Nothing else is held back.
 */
export function limitRepeats({ most, windowMs, alsoLimited, now }: RepeatLimit): LogMethod {
  const windows = new Map<string, { since: number; written: number; suppressed: number }>();
  return function (this: Logger, args, method, level) {
    const message = args.find((each) => typeof each === 'string');
    if (message === undefined || (level < WARN && !alsoLimited.includes(message))) return method.apply(this, args);
    const at = now();
    const fields: object = typeof args[0] === 'object' && args[0] !== null ? args[0] : {};
    const key = [message, ...KINDS.map((kind) => new Map(Object.entries(fields)).get(kind))].join('\n');
    const window = windows.get(key);
    if (window !== undefined && at - window.since < windowMs) {
      if (window.written < most) {
        window.written += 1;
        return method.apply(this, args);
      }
      window.suppressed += 1;
      return;
    }
    windows.set(key, { since: at, written: 1, suppressed: 0 });
    if (window === undefined || window.suppressed === 0) return method.apply(this, args);
    method.apply(this, [{ ...fields, suppressed: window.suppressed }, message]);
  };
}
