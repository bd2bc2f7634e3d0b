import { PARAMETER_BATCH_REQUESTS } from '@spancost/conventions';
import type { PriceRule } from './price-book.ts';

/**
 * Of how many requests a usage is the sum: 1, unless the call is a batch that says so. A price for long prompts is for a
 * prompt of that length, and 400 requests of 1,000 tokens have none.
 */
export function requestsIn(parameters: Readonly<Record<string, string>> | undefined): number {
  const stated = Number(parameters?.[PARAMETER_BATCH_REQUESTS] ?? 1);
  return Number.isSafeInteger(stated) && stated > 1 ? stated : 1;
}

/** Whether any of these rules asks how long a prompt is. */
export function dependsOnPrompt(rules: readonly PriceRule[] | undefined): boolean {
  return rules?.some(({ when }) => when.promptOver !== undefined || when.promptFrom !== undefined) === true;
}
