import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';

/** How long it says that it has copied. */
const SAID_MS = 2000;

export interface CopyButtonProps {
  readonly text: string;
  /** What is copied: `the call id`. */
  readonly what: string;
}

/** Copies a text; nothing where the browser lets no page do so, as over plain HTTP from another machine. */
export function CopyButton({ text, what }: CopyButtonProps): JSX.Element | null {
  const said = useSignal('');
  useEffect(() => {
    if (said.value === '') return undefined;
    const timer = setTimeout(() => void (said.value = ''), SAID_MS);
    return () => clearTimeout(timer);
  }, [said.value]);
  // Undefined, whatever its type says, outside of secure contexts.
  const clipboard = window.isSecureContext ? navigator.clipboard : undefined;
  if (clipboard === undefined) return null;
  const copy = async (): Promise<void> => {
    said.value = await clipboard.writeText(text).then(
      () => 'Copied',
      () => 'Not allowed',
    );
  };
  return (
    <span class="copy">
      <button type="button" aria-label={`Copy ${what}`} onClick={() => void copy()}>
        {said.value || 'Copy'}
      </button>
      <span class="hidden" role="status">
        {said.value}
      </span>
    </span>
  );
}
