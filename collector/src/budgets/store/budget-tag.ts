import { createHash } from 'node:crypto';
import type { Budget } from '../budget.ts';

/** What a budget is known by as it is written: another one as soon as anything of it is, whatever was spent. */
export function budgetTag(budget: Budget): string {
  return createHash('sha256').update(JSON.stringify(budget)).digest('hex').slice(0, 32);
}
