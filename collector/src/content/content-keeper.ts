import { setImmediate } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import { ContentQueue, type WaitingContent } from './content-queue.ts';
import type { ToldContent } from './told-content.ts';
import { writtenContent } from './written-content.ts';
import type { KeptContent, LedgerContent } from '../ledger/content.ts';
import type { CallIdentity } from '../ledger/entry.ts';
import type { Person } from '../ledger/upkeep.ts';
import { inSlices, type Steps } from '../scheduling/in-slices.ts';
import type { Turnstile } from '../scheduling/turnstile.ts';

export interface ContentKeeperOptions {
  readonly content: LedgerContent;
  readonly turnstile: Turnstile;
  readonly log: Pick<FastifyBaseLogger, 'warn' | 'error'>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** Calls that are remembered as having content; a call's reports come seconds apart. */
const MAX_REMEMBERED = 20_000;

/**
 * Keeps what spans say was asked and answered, behind the charges and never before them: a charge neither waits for content nor
 * fails with it. Of each call the first content that comes is kept. What there is no room for, or cannot be written, is lost,
 * and said in the log.
 */
export class ContentKeeper {
  readonly #options: ContentKeeperOptions;
  readonly #queue = new ContentQueue();
  readonly #remembered = new Set<string>();
  #running: Promise<void> | undefined;
  #lost = 0;

  constructor(options: ContentKeeperOptions) {
    this.#options = options;
  }

  /** Takes content of a call that the ledger has. Never throws and never waits. @param isNew Whether it was charged just now. */
  take(call: CallIdentity, told: ToldContent, isNew: boolean): void {
    if (this.#remembered.has(call.callId)) return;
    if (!this.#queue.add({ call, told, isNew, recordedAt: this.#options.now() })) this.#lost += 1;
    this.#running ??= this.#run();
  }

  /** Nothing is kept any more of what waits of a person. */
  forget(person: Person): void {
    this.#queue.forget(person);
  }

  /** Resolves when all that came is written. */
  async settled(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    const { turnstile, log } = this.#options;
    // The senders of what is under way are answered first.
    await setImmediate();
    while (!this.#queue.isEmpty) {
      let taken: readonly WaitingContent[] | undefined;
      try {
        await turnstile.pass(() => this.#keep((taken = this.#queue.take())));
      } catch (error) {
        // Nothing is let through any more.
        taken ??= this.#queue.clear();
        log.error({ err: error, calls: taken.length }, 'content of calls could not be kept; the calls themselves are in the ledger');
      }
    }
    if (this.#lost > 0) log.warn({ calls: this.#lost }, 'content of calls was not kept, as more came than could be written');
    this.#lost = 0;
    this.#running = undefined;
  }

  async #keep(taken: readonly WaitingContent[]): Promise<void> {
    const { content } = this.#options;
    const kept = new Set(await content.isKept(taken.filter(({ isNew }) => !isNew).map(({ call }) => call.callId)));
    const first = taken.filter(({ call: { callId } }) => {
      const isFirst = !kept.has(callId) && !this.#remembered.has(callId);
      kept.add(callId);
      return isFirst;
    });
    if (first.length > 0) await content.keep(await inSlices(written(first)));
    for (const callId of kept) this.#remembered.add(callId);
    for (const callId of this.#remembered) {
      if (this.#remembered.size <= MAX_REMEMBERED) break;
      this.#remembered.delete(callId);
    }
  }
}

function* written(contents: readonly WaitingContent[]): Steps<readonly KeptContent[]> {
  const all: KeptContent[] = [];
  for (const { call, told, recordedAt } of contents) {
    const { tenant, user } = call.attribution;
    all.push({
      callId: call.callId,
      recordedAt,
      ...(tenant === undefined ? {} : { tenant }),
      ...(user === undefined ? {} : { user }),
      ...Object.fromEntries(Object.entries(told).map(([part, attributes]) => [part, writtenContent(attributes)])),
    });
    yield false;
  }
  return all;
}
