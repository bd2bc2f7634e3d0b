import { setTimeout as sleep } from 'node:timers/promises';

const DAY_MS = 86_400_000;
/** Of a test: as long ago as its calls may have been made, and as long as it may ask about them. */
const BEFORE_MS = 10_000;
const AFTER_MS = 15_000;

/** Waits, in the last seconds of a UTC day and the first of the next, until calls of just now are of the day that a test asks about. */
export async function clearOfMidnight(now: number = Date.now()): Promise<void> {
  await sleep(msUntilClear(now));
}

function msUntilClear(now: number): number {
  const sinceMidnight = now % DAY_MS;
  if (sinceMidnight < BEFORE_MS) return BEFORE_MS - sinceMidnight;
  const left = DAY_MS - sinceMidnight;
  return left < AFTER_MS ? left + BEFORE_MS : 0;
}
