import { expect } from 'vitest';

/** Asks again and again until the answer is the one that is waited for; ten seconds at most. */
export async function eventually<T>(ask: () => Promise<T> | T, wanted: T): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if ((await ask()) === wanted) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(await ask()).toBe(wanted);
}
