import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

/** A text for those who listen: it changes at most so often, in milliseconds, so that what happens every second is not said every second. */
export function useCalmText(text: string, everyMs: number): string {
  const said = useSignal('');
  const at = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    if (text === said.peek()) return undefined;
    const timer = setTimeout(
      () => {
        at.current = performance.now();
        said.value = text;
      },
      Math.max(0, at.current + everyMs - performance.now()),
    );
    return () => clearTimeout(timer);
  }, [text]);
  return said.value;
}
