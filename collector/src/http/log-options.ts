import type { FastifyServerOptions } from 'fastify';
import type { LogLevel } from '../config/config.ts';
import { limitRepeats } from './limit-repeats.ts';

/** Lines of one message that are written in a minute, from warnings up. */
const MOST_REPEATS = 10;
const WINDOW_MS = 60_000;

/**
 * The collector's log: JSON objects, one a line, with `level` as a word and `time` in ISO 8601. Messages are fixed texts, what
 * differs is in fields, so that one of them that comes again and again is written ten times a minute at most.
 */
export function logOptions(level: LogLevel, now: () => number = Date.now): NonNullable<Exclude<FastifyServerOptions['logger'], boolean>> {
  return {
    level,
    formatters: { level: (label) => ({ level: label }) },
    timestamp: () => `,"time":"${new Date(now()).toISOString()}"`,
    hooks: { logMethod: limitRepeats({ most: MOST_REPEATS, windowMs: WINDOW_MS, alsoLimited: ['a request was refused'], now }) },
  };
}
