import type { FastifyBaseLogger } from 'fastify';
import type { Keeper } from './keeper.ts';

export interface StartRetentionOptions {
  readonly keeper: Pick<Keeper, 'removeOlderThan' | 'removeContentOlderThan'>;
  /** How long calls are kept; for ever if undefined. */
  readonly callsMs: number | undefined;
  /** How long prompts and answers are kept. */
  readonly contentMs: number;
  readonly log: FastifyBaseLogger;
}

/** How often it is looked whether something is too old, in milliseconds. */
const EVERY_MS = 3_600_000;

/** How long after the start it is looked first: the first requests of those who waited go before. */
const FIRST_AFTER_MS = 10_000;

/**
 * Removes calls that are older than they are kept, day by day, and content that is older than it is kept. Returns what ends it. A
 * removal that fails is logged and tried again an hour later.
 */
export function startRetention({ keeper, callsMs, contentMs, log }: StartRetentionOptions): () => void {
  const lookAtCalls = async (keepMs: number): Promise<void> => {
    try {
      const removed = await keeper.removeOlderThan(keepMs);
      if (removed !== undefined && removed.calls > 0)
        log.info(
          { ...removed, before: new Date(removed.before).toISOString() },
          'old calls were removed; what they cost stays in every sum',
        );
    } catch (error) {
      log.error({ err: error }, 'old calls could not be removed; it is tried again in an hour');
    }
  };
  const lookAtContent = async (): Promise<void> => {
    try {
      const calls = await keeper.removeContentOlderThan(contentMs);
      if (calls > 0) log.info({ calls }, 'old prompts and answers were removed');
    } catch (error) {
      log.error({ err: error }, 'old prompts and answers could not be removed; it is tried again in an hour');
    }
  };
  const look = async (): Promise<void> => {
    if (callsMs !== undefined) await lookAtCalls(callsMs);
    await lookAtContent();
  };
  const first = setTimeout(() => void look(), FIRST_AFTER_MS).unref();
  const later = setInterval(() => void look(), EVERY_MS).unref();
  return () => {
    clearTimeout(first);
    clearInterval(later);
  };
}
