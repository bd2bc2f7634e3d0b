import { parentPort, workerData } from 'node:worker_threads';
import { checkPrices, type PriceCheckOptions, type PriceCheckResult } from './check-prices.ts';

/** What the worker tells when it is done. */
export type WorkerAnswer = { readonly result: PriceCheckResult } | { readonly problem: string };

async function answer(options: PriceCheckOptions): Promise<WorkerAnswer> {
  try {
    return { result: await checkPrices(options) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

// `checkInWorker` is the only one that starts this file, and this is what it hands over. Threads have no origins.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
parentPort?.postMessage(await answer(workerData as PriceCheckOptions));
