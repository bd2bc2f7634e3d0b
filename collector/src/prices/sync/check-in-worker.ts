import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { PriceCheckOptions, PriceCheckResult } from './check-prices.ts';
import type { WorkerAnswer } from './check-worker.ts';
import { PriceSyncError } from './price-sync-error.ts';

/** How long a check may take, in milliseconds, and how much memory. */
const TIMEOUT_MS = 120_000;
const MOST_MEMORY_MB = 768;

/** `.ts` where the sources are run as they are, `.js` in what is published. */
const EXTENSION = extname(import.meta.filename);

/**
 * As {@link checkPrices}, in a thread of its own: a list that is large, or made to be read slowly, keeps no call waiting.
 *
 * @param signal Ends the check.
 * @throws PriceSyncError
 */
export function checkInWorker(options: PriceCheckOptions, signal: AbortSignal): Promise<PriceCheckResult> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(`./check-worker${EXTENSION}`, import.meta.url), {
      workerData: options,
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
      execArgv: EXTENSION === '.ts' ? ['--conditions=@spancost/source'] : [],
    });
    const giveUp = (problem: string, cause?: unknown): void => {
      reject(new PriceSyncError(problem, { cause }));
      void worker.terminate();
    };
    const ended = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
    ended.addEventListener('abort', () =>
      giveUp(signal.aborted ? 'the collector stops' : `${options.from} took longer than ${TIMEOUT_MS / 1000} seconds to be read`),
    );
    worker.on('message', (answer: WorkerAnswer) => {
      if ('result' in answer) resolve(answer.result);
      else reject(new PriceSyncError(answer.problem));
    });
    worker.on('error', (error) =>
      giveUp(`${options.from} could not be read: ${error instanceof Error ? error.message : String(error)}`, error),
    );
    worker.on('exit', () => reject(new PriceSyncError(`${options.from} could not be read: the thread ended without an answer`)));
  });
}
