import type { Problem } from '../../config/explain-issue.ts';
import type { Budget } from '../budget.ts';

/** What became of a change that was asked for; only `done` has changed anything. */
export type BudgetChange =
  | { readonly kind: 'done'; readonly budget: Budget }
  /** It is not as a budget has to be; everything that is wrong with it. */
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] }
  | { readonly kind: 'unknown' }
  /** One that was made through the API has the name. */
  | { readonly kind: 'exists' }
  /** `spancost.yaml` has the name. */
  | { readonly kind: 'in_file' }
  /** It is not any more what whoever changes it has seen. */
  | { readonly kind: 'changed'; readonly tag: string }
  | { readonly kind: 'full'; readonly most: number };

/** Whether a budget is what somebody has seen of it. Missing: they do not ask. */
export type Expected = ((tag: string) => boolean) | undefined;
