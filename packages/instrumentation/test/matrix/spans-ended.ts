import { setTimeout as sleep } from 'node:timers/promises';
import { collectGarbageUntil } from '../collect-garbage.ts';
import type { RecordedSpans } from '../recorded-spans.ts';

/** Resolves when no more spans are open than were before; those of what nobody holds any more end when it is collected. */
export async function spansEnded(spans: RecordedSpans, before: number): Promise<void> {
  for (let waited = 0; waited < 100 && spans.open() > before; waited += 5) await sleep(5);
  if (spans.open() > before) await collectGarbageUntil(() => spans.open() <= before);
}
