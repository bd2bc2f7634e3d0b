import type { JSX } from 'preact';
import { useAbout } from '../api/page-context.ts';
import { Notice } from '../parts/notice.tsx';

/** What somebody should look at, as the collector says it: stale prices, quarantined reports, and the like. */
export function Warnings(): JSX.Element {
  const { warnings } = useAbout();
  return (
    <>
      {warnings.map(({ kind, message }) => (
        <Notice key={kind} tone="warn">
          {message}
        </Notice>
      ))}
    </>
  );
}
