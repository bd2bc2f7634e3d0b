import type { JSX } from 'preact';
import { hrefOf } from '../address/address.ts';
import { nameOfFilter } from '../address/filters.ts';
import { Name } from '../parts/name.tsx';

export interface FactLinkProps {
  /** Of the filter. */
  readonly name: string;
  readonly value: string;
  readonly text?: string | null;
}

/** A value that leads to the calls that have it too. */
export function FactLink({ name, value, text }: FactLinkProps): JSX.Element {
  return (
    <a href={hrefOf('calls', { [name]: value })} title={`Calls of this ${nameOfFilter(name)}`}>
      <Name text={text ?? value} />
    </a>
  );
}
