import { useSignal } from '@preact/signals';
import { CALLS } from '../api/routes.ts';
import { usePolled } from '../api/use-polled.ts';

/** How often it is asked whether the first call has come. */
const WAITING_MS = 2000;
/** How often, once there are calls, whether all of them have been removed. */
const KNOWN_MS = 300_000;

/** Whether there are calls that the token may see; undefined until that is known. */
export function useHasCalls(): boolean | undefined {
  const has = useSignal<boolean | undefined>(undefined);
  usePolled(
    'any calls',
    async ({ ask }) => {
      has.value = (await ask(CALLS, { query: { limit: 1 } })).calls.length > 0;
    },
    () => (has.peek() === true ? KNOWN_MS : WAITING_MS),
  );
  return has.value;
}
