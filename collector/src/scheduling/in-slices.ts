import { setImmediate } from 'node:timers/promises';

/** Work in steps. */
export type Steps<T> = Generator<boolean, T>;

/** How long a slice keeps everything else waiting, in milliseconds. */
const SLICE_MS = 10;

/**
 * The result of work that is done step by step: after every ten milliseconds others are let in, so that a large request keeps
 * neither probes nor other senders waiting. A step that yields true ends its slice, however short it was.
 *
 * @param between Called after each slice; what it throws ends the work.
 */
export async function inSlices<T>(steps: Steps<T>, between: () => void = () => undefined): Promise<T> {
  let begun = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (!step.value && performance.now() - begun < SLICE_MS) continue;
    between();
    await setImmediate();
    begun = performance.now();
  }
}

/** The result of the same work, done at once. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
