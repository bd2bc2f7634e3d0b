import type { Report } from './report.ts';

/** Seconds from a call's request to the first chunk of its answer; undefined where that is not told, or cannot be true. */
export function firstChunkOf({ call: { timeToFirstChunk }, duration }: Pick<Report, 'call' | 'duration'>): number | undefined {
  if (timeToFirstChunk === undefined || timeToFirstChunk < 0) return undefined;
  // Nothing comes after the end.
  return timeToFirstChunk <= (duration ?? Infinity) ? timeToFirstChunk : undefined;
}
