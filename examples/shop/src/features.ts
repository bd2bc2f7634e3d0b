import { customerChat } from './features/customer-chat.ts';
import { experiments } from './features/experiments.ts';
import { knowledgeQa } from './features/knowledge-qa.ts';
import { productRecommendation } from './features/product-recommendation.ts';
import { productSearch } from './features/product-search.ts';
import { replyDraft } from './features/reply-draft.ts';
import { supportSummary } from './features/support-summary.ts';
import type { Feature } from './shop-call.ts';

/** Everything the shop does with AI. */
export const FEATURES: readonly Feature[] = [
  customerChat,
  productRecommendation,
  knowledgeQa,
  supportSummary,
  replyDraft,
  productSearch,
  experiments,
];
