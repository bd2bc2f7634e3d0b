import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningCollector } from '../running-collector.ts';
import type { Batch, SentCalls } from './sent-calls.ts';

/** Senders at work. */
export interface RetryingSenders {
  /** Requests that failed and were sent again. */
  readonly retries: number;
  /** Lets each finish its batch, however often it takes, and end. */
  finish(): Promise<void>;
}

/** Milliseconds between two tries of a request. */
const RETRY_MS = 20;

/**
 * Senders that make batch after batch and send each until it is acknowledged, wherever the collector is by then. Of what failed
 * some give up, as an application that ends; of what was acknowledged they deliver some again, as a queue that does not know.
 */
export function startSenders(count: number, sent: SentCalls, collector: () => RunningCollector): RetryingSenders {
  const over = new AbortController();
  let retries = 0;

  const deliver = async ({ steps }: Batch, mayGiveUp: boolean): Promise<boolean> => {
    const deliverOne = async ({ signal, body }: Batch['steps'][number][number]): Promise<boolean> => {
      for (;;) {
        const response = await collector()
          .send(signal, body)
          .catch(() => undefined);
        // An answer that broke off is none.
        if (response?.status === 200 && (await response.text().catch(() => undefined)) !== undefined) return true;
        if (mayGiveUp) return false;
        retries += 1;
        await sleep(RETRY_MS);
      }
    };
    for (const step of steps) if (!(await Promise.all(step.map(deliverOne))).every(Boolean)) return false;
    return true;
  };

  const work = async (): Promise<void> => {
    const delivered: Batch[] = [];
    while (!over.signal.aborted) {
      const batch = sent.make();
      // Of a call that is told in parts, nobody could say what the ledger must have if one of them was given up.
      const isWhole = batch.steps.length === 1 && batch.steps[0]?.length === 1;
      if (await deliver(batch, isWhole && randomInt(10) === 0)) {
        for (const call of batch.calls) call.isAcknowledged = true;
        delivered.push(batch);
      }
      const again = randomInt(5) === 0 ? delivered[randomInt(delivered.length + 1)] : undefined;
      if (again !== undefined) await deliver(again, true);
    }
  };

  const working = Promise.all(Array.from({ length: count }, work));
  return {
    get retries() {
      return retries;
    },
    async finish() {
      over.abort();
      await working;
    },
  };
}
