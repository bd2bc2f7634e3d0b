import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const gc: () => void = runInNewContext('gc');

/** Collects garbage until `done`, and lets finalizers run; gives up after five seconds. */
export async function collectGarbageUntil(done: () => boolean): Promise<void> {
  for (let round = 0; round < 250 && !done(); round++) {
    gc();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
