import type { FastifyBaseLogger } from 'fastify';
import type { Keeper } from './keeper.ts';

/** How often it is looked whether a further day is too old, in milliseconds. */
const EVERY_MS = 3_600_000;

/** How long after the start it is looked first: the first requests of those who waited go before. */
const FIRST_AFTER_MS = 10_000;

/**
 * Removes calls that are older than they are kept, day by day. Returns what ends it. A removal that fails is logged and tried
 * again an hour later.
 *
 * @param keepMs How long calls are kept; for ever if undefined.
 */
export function startRetention(keeper: Keeper, keepMs: number | undefined, log: FastifyBaseLogger): () => void {
  if (keepMs === undefined) return () => undefined;
  const look = async (): Promise<void> => {
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
  const first = setTimeout(() => void look(), FIRST_AFTER_MS).unref();
  const later = setInterval(() => void look(), EVERY_MS).unref();
  return () => {
    clearTimeout(first);
    clearInterval(later);
  };
}
