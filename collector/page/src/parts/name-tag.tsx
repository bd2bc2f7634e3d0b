import type { JSX } from 'preact';
import { legible } from '../format/legible.ts';
import { NOT_SAID } from '../format/not-said.ts';
import { hueOf } from './hue-of.ts';

export interface NameTagProps {
  /** What its colour comes from; null for calls that do not say. */
  readonly value: string | null;
  /** As people call it. */
  readonly label?: string | null;
}

/** A name in a colour of its own, the same everywhere; all of it in its title. */
export function NameTag({ value, label }: NameTagProps): JSX.Element {
  if (value === null) return <span class="tag unsaid">{NOT_SAID}</span>;
  return (
    <span class="tag" style={{ '--hue': hueOf(value) }} title={legible(value)}>
      {legible(label ?? value)}
    </span>
  );
}
