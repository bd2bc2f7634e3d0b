import type { JSX } from 'preact';
import { legible } from '../format/legible.ts';

/** A name that somebody sent: as text, in its own direction of writing, and with all of its characters to be seen. */
export function Name({ text }: { readonly text: string }): JSX.Element {
  return <bdi>{legible(text)}</bdi>;
}
