import type { MutableUsage } from '../answer/usage-attributes.ts';
import { count, field } from '../json-fields.ts';

/**
 * What Cohere bills. Its `usage`, or `meta` of all but the chats of its second version, tells billed units and, apart from
 * them, the tokens that the model read, instructions of Cohere's own included, which are not billed: 12 billed of 76 read are 12.
 * Image tokens are billed beside the others: 40 + 258 are 298 of input. Without billed units what was read counts.
 *
 * @see cohere-ai `Usage`, `ApiMeta`
 */
export function billedUsage(told: unknown): MutableUsage {
  const billed = field(told, 'billedUnits');
  const counted = billed ?? field(told, 'tokens');
  const imageTokens = count(billed, 'imageTokens');
  const inputTokens = sum(count(counted, 'inputTokens'), imageTokens);
  return {
    inputTokens,
    outputTokens: count(counted, 'outputTokens'),
    inputImageTokens: imageTokens,
    cacheReadTokens: cached(told, inputTokens),
    searchUnits: count(billed, 'searchUnits'),
    pages: count(billed, 'pages'),
    images: count(billed, 'images'),
  };
}

/** Cached tokens are some of those that were read: where they are more than those that are billed, nobody knows how many of these. */
function cached(told: unknown, inputTokens: number | undefined): number | undefined {
  const tokens = count(told, 'cachedTokens');
  return tokens === undefined || tokens > (inputTokens ?? 0) ? undefined : tokens;
}

function sum(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? (one ?? other) : one + other;
}
