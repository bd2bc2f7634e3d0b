import { USAGE_FIELDS, type Usage } from '@spancost/conventions';

/** `same`: says nothing new. `more`: a further field or a greater count, and nothing less. `conflict`: both cannot be true. */
export type UsageComparison = 'same' | 'more' | 'conflict';

/**
 * What a further report's usage says beside the known one. A field that the report does not state is no contradiction as
 * long as the report states nothing new.
 *
 * @example compareUsage({ inputTokens: 100, outputTokens: 5 }, { inputTokens: 100, outputTokens: 5, cacheReadTokens: 80 }) // 'more'
 * @example compareUsage({ inputTokens: 100 }, { inputTokens: 90 }) // 'conflict'
 * @example compareUsage({ totalTokens: 105 }, { inputTokens: 100, outputTokens: 5 }) // 'more': they add up to it
 */
export function compareUsage(known: Usage, reported: Usage): UsageComparison {
  const total = impliedTotals(known, reported);
  let more = false;
  let silent = false;
  for (const field of USAGE_FIELDS) {
    const before = known[field] ?? (field === 'totalTokens' ? total?.known : undefined);
    const now = reported[field] ?? (field === 'totalTokens' ? total?.reported : undefined);
    if (now === undefined) silent ||= before !== undefined;
    else if (before === undefined || now > before) more = true;
    else if (now < before) return 'conflict';
  }
  if (!more) return 'same';
  return silent ? 'conflict' : 'more';
}

/** The totals that are said by input and output together, where the other usage has no more than a total. */
function impliedTotals(known: Usage, reported: Usage): { readonly known?: number; readonly reported?: number } | undefined {
  const [before, now] = [bothSides(known), bothSides(reported)];
  if ((before === undefined) === (now === undefined)) return undefined;
  return { ...(before === undefined ? {} : { known: before }), ...(now === undefined ? {} : { reported: now }) };
}

function bothSides({ inputTokens, outputTokens }: Usage): number | undefined {
  return inputTokens === undefined || outputTokens === undefined ? undefined : inputTokens + outputTokens;
}
