import type { JSX } from 'preact';
import { exactUsd, roundedUsd, UNKNOWN, type Usd } from '../format/usd.ts';

/** An amount, rounded for reading; the exact one is in its title and its value. What is not known is said to be unknown. */
export function Money({ usd }: { readonly usd: Usd }): JSX.Element {
  if (usd === null) return <span class="unknown">{UNKNOWN}</span>;
  return (
    <data class="money" value={usd} title={exactUsd(usd)}>
      {roundedUsd(usd)}
    </data>
  );
}
