import type { Recorded } from './recorder.ts';

/** What became of a request that was taken, for its sender: nothing to say in the usual case. */
export interface Taken {
  /** Items that were not taken, and will not be if they are sent again. */
  readonly rejected: number;
  /** What the sender should know; missing if all is well. */
  readonly message?: string;
}

/** What to tell the sender of so many items; `maxItems` of them were taken. */
export function takenOf(recorded: readonly Recorded[], rejected: number, maxItems: number): Taken {
  const reasons = new Map<string, number>();
  for (const { quarantinedFor } of recorded) {
    if (quarantinedFor !== undefined) reasons.set(quarantinedFor, (reasons.get(quarantinedFor) ?? 0) + 1);
  }
  const messages = [
    ...(rejected === 0
      ? []
      : [`${rejected} items beyond the first ${maxItems} were rejected; send smaller batches or raise limits.spans_per_request`]),
    ...(reasons.size === 0 ? [] : [`${quarantinedText(reasons)}; GET /api/v1/quarantine says why`]),
  ];
  return messages.length === 0 ? { rejected } : { rejected, message: messages.join('. ') };
}

function quarantinedText(reasons: ReadonlyMap<string, number>): string {
  const total = [...reasons.values()].reduce((sum, count) => sum + count, 0);
  const list = [...reasons].map(([reason, count]) => `${reason}: ${count}`).join(', ');
  return `${total} reports of AI calls cannot be true, are in quarantine and in no sum (${list})`;
}
