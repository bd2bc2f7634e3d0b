import type { Bench, Driver } from './driver.ts';

/** Makes calls of which nobody awaits anything, one after the other. */
export async function unawaited({ settled }: Bench, calls: readonly (() => unknown)[]): Promise<void> {
  for (const call of calls) {
    call();
    await settled();
  }
}

/** Calls that fail, in each form in which their promise may be left; the last of them is handled. */
export function failuresOf(driver: Driver): readonly (() => unknown)[] {
  const refused = { scenario: 'error-400' };
  return [
    () => driver.ask(refused),
    () => driver.ask(refused).then(() => 'answered'),
    () => driver.open(refused).then(() => 'opened'),
    () => driver.ask(refused).then(undefined, () => 'handled'),
  ];
}
