import type { JSX } from 'preact';
import type { CallRow } from '@spancost/api';

type Status = CallRow['status'];

/** A sign and words as well as a colour. */
const BADGES: Readonly<Record<Status, { readonly sign: string; readonly text: string; readonly tone: string }>> = {
  success: { sign: '✓', text: 'success', tone: 'good' },
  error: { sign: '✕', text: 'error', tone: 'bad' },
  timeout: { sign: '◷', text: 'timeout', tone: 'warn' },
  rate_limited: { sign: '▮▮', text: 'rate limited', tone: 'warn' },
  cancelled: { sign: '⊘', text: 'cancelled', tone: 'calm' },
};

/** How calls end, to choose from. */
export const STATUS_CHOICES: readonly (readonly [value: string, text: string])[] = Object.entries(BADGES).map(([status, { text }]) => [
  status,
  text,
]);

/** How a call ended. */
export function StatusBadge({ status }: { readonly status: Status }): JSX.Element {
  const { sign, text, tone } = BADGES[status];
  return <Badge sign={sign} text={text} tone={tone} />;
}

/** @param tone `good`, `warn`, `bad` or `calm` */
export function Badge({ sign, text, tone }: { readonly sign: string; readonly text: string; readonly tone: string }): JSX.Element {
  return (
    <span class={`badge ${tone}`}>
      <span aria-hidden="true">{sign}</span> <span class="badge-text">{text}</span>
    </span>
  );
}
