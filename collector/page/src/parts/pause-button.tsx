import type { JSX } from 'preact';
import { usePage } from '../api/page-context.ts';

/** Stops the page from changing by itself, and lets it go on. */
export function PauseButton(): JSX.Element {
  const { updates } = usePage();
  return (
    <button type="button" class="plain" onClick={() => updates.toggle()}>
      {updates.isPaused.value ? 'Go on with updates' : 'Pause updates'}
    </button>
  );
}
