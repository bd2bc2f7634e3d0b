import type { JSX } from 'preact';
import { legible } from '../format/legible.ts';
import { ANALYTICS } from '../api/routes.ts';
import { usePolled } from '../api/use-polled.ts';

const VALUES = 50;
const EVERY_MS = 300_000;

/** The values of a dimension that cost most in the last 30 days, for a field to offer. */
export function Suggestions({ by }: { readonly by: 'feature' | 'user' | 'tenant' | 'model' | 'provider' | 'service' }): JSX.Element {
  const { answer } = usePolled(`values of ${by}`, ({ ask }) => ask(ANALYTICS, { query: { group_by: by, limit: VALUES } }), EVERY_MS);
  return (
    <datalist id={`of-${by}`}>
      {answer?.groups.map(({ key, display_name: name }) => {
        const value = key[by];
        return value === null || value === undefined ? null : (
          <option key={value} value={value}>
            {legible(name ?? value)}
          </option>
        );
      })}
    </datalist>
  );
}
