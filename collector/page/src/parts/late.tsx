import type { JSX } from 'preact';

/** That an answer takes its time; seen after a second of waiting. */
export function Late(): JSX.Element {
  return <p class="late">Asking the collector…</p>;
}
