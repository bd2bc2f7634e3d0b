import { AsyncResource } from 'node:async_hooks';
import { diag } from '@opentelemetry/api';
import type { ReadableSpan, SpanProcessor } from '@opentelemetry/sdk-trace';
import { callResultOf } from './call-result.ts';
import { CALLS } from './on-call.ts';

/**
 * Gives the result of every AI call, sampled or not, to whoever asked for it with `onCall`. Nothing is made of a span while
 * nobody asks. Results are given out together on a later turn of the event loop, in the order in which the calls ended.
 */
export class CallResultSpanProcessor implements SpanProcessor {
  readonly #ended: ReadableSpan[] = [];
  /** So that a turn belongs to no call, and keeps nothing of one alive. */
  readonly #turns: AsyncResource = new AsyncResource('spancost.onCall');
  #scheduled = false;

  onStart(): void {}

  onEnd(span: ReadableSpan): void {
    if (!CALLS.hasSubscribers) return;
    this.#ended.push(span);
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.#turns.runInAsyncScope(setImmediate, undefined, () => this.#giveOut());
  }

  async forceFlush(): Promise<void> {
    this.#giveOut();
  }

  async shutdown(): Promise<void> {
    this.#giveOut();
  }

  #giveOut(): void {
    this.#scheduled = false;
    for (const span of this.#ended.splice(0)) {
      try {
        const result = callResultOf(span);
        if (result !== undefined) CALLS.publish(result);
      } catch (error) {
        diag.error('spancost: the result of a call could not be given out; the call itself is unaffected', error);
      }
    }
  }
}
