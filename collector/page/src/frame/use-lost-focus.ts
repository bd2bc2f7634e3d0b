import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/**
 * Where the part of the page that has the focus goes away, as a filter that is removed, the keyboard goes on where the screen
 * begins, and not where the page does.
 */
export function useLostFocus(main: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = main.current;
    if (element === null) return undefined;
    let last: EventTarget | null = null;
    const remember = (event: FocusEvent): void => void (last = event.target);
    const observer = new MutationObserver(() => {
      if (!(last instanceof Element) || last.isConnected || document.activeElement !== document.body) return;
      last = null;
      element.focus({ preventScroll: true });
    });
    document.addEventListener('focusin', remember);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      document.removeEventListener('focusin', remember);
      observer.disconnect();
    };
  }, []);
}
